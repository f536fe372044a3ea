using MiniProgramConsole.Core.Commands;

namespace MiniProgramConsole.Web.Features.Shared;

/// <param name="Section">Names its texts.</param>
/// <param name="Path">Follows the workspace's address.</param>
/// <param name="Icon">In the sprite.</param>
/// <param name="Permission">Of whoever may follow the link.</param>
public sealed record NavItem(string Section, string Path, string Icon, Permission Permission)
{
    public static IReadOnlyList<NavItem> OfWorkspace { get; } =
    [
        new("MiniPrograms", "mini-programs", "layers", Permission.ViewWorkspace),
        new("Members", "members", "people", Permission.ViewMembers),
        new("Activity", "activity", "clock-history", Permission.ViewActivity),
        new("Settings", "settings", "gear", Permission.ManageWorkspace),
    ];
}
