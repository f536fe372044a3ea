using MiniProgramConsole.Core.Workspaces.Ownership;
using MiniProgramConsole.Core.Workspaces.Settings;

namespace MiniProgramConsole.Web.Features.Settings;

public sealed record SettingsPage(WorkspaceSettings Settings, string? Name, string? NewOwner)
{
    public static IReadOnlyList<string> Fields { get; } = [WorkspaceSettingsService.NameField, OwnershipService.MemberField];
}
