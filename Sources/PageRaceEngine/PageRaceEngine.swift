@_exported import PageCacheModel
@_exported import RaceMachine
