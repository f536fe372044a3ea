using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.UnfinishedForms.Former;

namespace MiniProgramConsole.Core.UnfinishedForms;

/// <summary>Removes unfinished forms with what they belong to, those of the previous version's tables included.</summary>
internal static class UnfinishedFormRemoval
{
    /// <summary>Removes all forms of a person.</summary>
    public static async Task OfPersonAsync(ConsoleDbContext db, long authorId, CancellationToken cancellationToken)
    {
        await db.UnfinishedForms.Where(form => form.AuthorId == authorId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<FormerDraft>().Where(draft => draft.AuthorId == authorId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<FormerUnsentForm>().Where(form => form.UserId == authorId).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Removes all forms of a workspace.</summary>
    public static async Task OfWorkspaceAsync(ConsoleDbContext db, long workspaceId, CancellationToken cancellationToken)
    {
        await db.UnfinishedForms.Where(form => form.WorkspaceId == workspaceId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<FormerDraft>().Where(draft => draft.WorkspaceId == workspaceId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<FormerUnsentForm>().Where(form => form.WorkspaceId == workspaceId).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Removes a person's forms of one workspace.</summary>
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
