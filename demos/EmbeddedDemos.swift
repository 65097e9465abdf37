/// The scripts that come with the program, so that an installed one has them.
public enum EmbeddedDemos {
  /// One script.
  public struct File: Sendable {
    /// The name of its file, such as `20-the-lookup-that-lost-its-index.demo`.
    public let name: String
    /// Its bytes.
    public let bytes: [UInt8]

    /// The name without number and ending, by which people ask for it.
    public var id: String {
      let stem = name.hasSuffix(".demo") ? String(name.dropLast(5)) : name
      return String(stem.drop { $0.isNumber }.drop { $0 == "-" })
    }
  }

  /// All scripts, in teaching order.
  public static let all: [File] = [
    File(name: "10-head-only-storage.demo", bytes: PackageResources._0_head_only_storage_demo),
    File(
      name: "20-the-lookup-that-lost-its-index.demo", bytes: PackageResources._0_the_lookup_that_lost_its_index_demo),
    File(name: "24-the-other-window.demo", bytes: PackageResources._4_the_other_window_demo),
    File(name: "28-the-recheck-passes.demo", bytes: PackageResources._8_the_recheck_passes_demo),
    File(name: "32-lock-one-caller.demo", bytes: PackageResources._2_lock_one_caller_demo),
    File(name: "36-lock-every-caller.demo", bytes: PackageResources._6_lock_every_caller_demo),
    File(name: "40-wait-for-rcu.demo", bytes: PackageResources._0_wait_for_rcu_demo),
    File(name: "44-keep-the-index-lose-the-rmap.demo", bytes: PackageResources._4_keep_the_index_lose_the_rmap_demo),
    File(name: "48-swap-the-roles-move-the-page.demo", bytes: PackageResources._8_swap_the_roles_move_the_page_demo),
    File(name: "52-return-the-head.demo", bytes: PackageResources._2_return_the_head_demo),
    File(name: "56-the-mask.demo", bytes: PackageResources._6_the_mask_demo),
    File(name: "60-the-mask-and-hugetlb.demo", bytes: PackageResources._0_the_mask_and_hugetlb_demo),
    File(
      name: "64-the-split-that-left-stale-heads.demo", bytes: PackageResources._4_the_split_that_left_stale_heads_demo),
    File(name: "68-the-proof-of-what-shipped.demo", bytes: PackageResources._8_the_proof_of_what_shipped_demo),
    File(name: "70-what-a-fix-costs.demo", bytes: PackageResources._0_what_a_fix_costs_demo),
    File(name: "72-the-report-of-29-march.demo", bytes: PackageResources._2_the_report_of_29_march_demo),
    File(name: "76-memcg-is-it-in-danger.demo", bytes: PackageResources._6_memcg_is_it_in_danger_demo),
  ]
}
