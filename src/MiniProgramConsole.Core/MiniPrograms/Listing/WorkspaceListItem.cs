using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Listing;

/// <summary>A workspace as its member sees it in the picker.</summary>
/// <param name="Workspace">The workspace, with the person's role.</param>
/// <param name="MiniPrograms">How many mini programs it has, deleted ones not counted.</param>
public sealed record WorkspaceListItem(WorkspaceMembership Workspace, int MiniPrograms);
