using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Drafts;

internal static class UnfinishedFormRemoval
{
    /// <summary>Removes expired forms, drafts whose authors may no longer create, and forms of deleted accounts.</summary>
    public static async Task OfEndedAsync(
        ConsoleDbContext db, IReadOnlyList<WorkspaceRole> creators, DateTime expired, CancellationToken cancellationToken)
    {
        await db.UnfinishedForms.Where(form => form.SavedAt <= expired).ExecuteDeleteAsync(cancellationToken);
        var mayOwners = creators.Contains(WorkspaceRole.Owner);
        // Compares keys, because a navigation would add a join and look up every form twice.
        await db.UnfinishedForms
            .Where(form => form.SavedAt > expired
                && (db.Users.Any(user => user.Id == form.AuthorId && user.DeletedAt != null)
                    || (form.SavedOnPurpose
                        && !(mayOwners && db.Workspaces.Any(workspace =>
                            workspace.Id == form.WorkspaceId && workspace.OwnerId == form.AuthorId))
                        && !db.WorkspaceMembers.Any(member => member.WorkspaceId == form.WorkspaceId
                            && member.UserId == form.AuthorId && member.BlockedAt == null && creators.Contains(member.Role)))))
            .ExecuteDeleteAsync(cancellationToken);
    }

    public static async Task OfPersonAsync(ConsoleDbContext db, long authorId, CancellationToken cancellationToken)
    {
        await db.UnfinishedForms.Where(form => form.AuthorId == authorId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<FormerDraft>().Where(draft => draft.AuthorId == authorId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<FormerUnsentForm>().Where(form => form.UserId == authorId).ExecuteDeleteAsync(cancellationToken);
    }

    public static async Task OfWorkspaceAsync(ConsoleDbContext db, long workspaceId, CancellationToken cancellationToken)
    {
        await db.UnfinishedForms.Where(form => form.WorkspaceId == workspaceId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<FormerDraft>().Where(draft => draft.WorkspaceId == workspaceId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<FormerUnsentForm>().Where(form => form.WorkspaceId == workspaceId).ExecuteDeleteAsync(cancellationToken);
    }

    public static async Task OfMemberAsync(ConsoleDbContext db, long workspaceId, long authorId, CancellationToken cancellationToken)
    {
        await db.UnfinishedForms.Where(form => form.WorkspaceId == workspaceId && form.AuthorId == authorId)
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<FormerDraft>().Where(draft => draft.WorkspaceId == workspaceId && draft.AuthorId == authorId)
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<FormerUnsentForm>().Where(form => form.WorkspaceId == workspaceId && form.UserId == authorId)
            .ExecuteDeleteAsync(cancellationToken);
    }
}
