using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Drafts;

internal sealed record StoredForm(long WorkspaceId, string? MiniProgramId, bool SavedOnPurpose)
{
    public bool IsOf(WorkspaceMembership workspace, string? miniProgramId) =>
        WorkspaceId == workspace.Id && MiniProgramId == miniProgramId;
}
