@_exported import PageCacheModel
@_exported import RaceMachine
@_exported import RaceExplorer
@_exported import RaceCost
