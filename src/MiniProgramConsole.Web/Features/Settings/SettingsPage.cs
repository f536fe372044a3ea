using MiniProgramConsole.Core.Workspaces.Ownership;
using MiniProgramConsole.Core.Workspaces.Settings;

namespace MiniProgramConsole.Web.Features.Settings;

/// <param name="Settings">What stands.</param>
/// <param name="Name">What was typed for the workspace's name.</param>
/// <param name="NewOwner">The code of whoever was chosen to own it.</param>
public sealed record SettingsPage(WorkspaceSettings Settings, string? Name, string? NewOwner)
{
    public static IReadOnlyList<string> Fields { get; } = [WorkspaceSettingsService.NameField, OwnershipService.MemberField];
}
