using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Listing;

/// <summary><c>MiniPrograms</c> doesn't count deleted ones.</summary>
public sealed record WorkspaceListItem(WorkspaceMembership Workspace, int MiniPrograms);
