using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Forms;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Logos;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.Drafts;

/// <summary>Keeps half-filled create forms for their authors. Who may create, and so keep drafts, is decided before.</summary>
public sealed class DraftService(
    ConsoleDbContext database,
    ConsoleTransactions transactions,
    IDatabaseErrors databaseErrors,
    StagedLogoService stagedLogos,
    TimeProvider time)
{
    /// <summary>An author's drafts in a workspace, the one saved last first.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="authorId">The author.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public Task<List<DraftListItem>> ListAsync(WorkspaceMembership workspace, long authorId, CancellationToken cancellationToken) =>
        Living(workspace, authorId)
            .OrderByDescending(draft => draft.SavedAt).ThenBy(draft => draft.Slot)
            .Select(draft => new DraftListItem(draft.Token, draft.Name, draft.LogoHash, draft.SavedAt))
            .ToListAsync(cancellationToken);

    /// <summary>A draft's form as it was left, or null where the author has no such draft there.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="authorId">The author.</param>
    /// <param name="token">The draft's token.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<MiniProgramDetails?> FindAsync(
        WorkspaceMembership workspace, long authorId, Guid token, CancellationToken cancellationToken)
    {
        var draft = await Living(workspace, authorId).AsNoTracking().FirstOrDefaultAsync(row => row.Token == token, cancellationToken);
        return draft?.ToDetails();
    }

    /// <summary>Keeps a form, or what it says now where it is kept already. Saving the same again changes nothing but the moment.</summary>
    /// <param name="workspace">Where the mini program would be created.</param>
    /// <param name="authorId">The author.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="input">The form; nothing in it need be right.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <exception cref="WorkspaceClosedException">The workspace is closed.</exception>
    public async Task<DraftResult> SaveAsync(
        WorkspaceMembership workspace, long authorId, Guid token, MiniProgramDetails input, CancellationToken cancellationToken)
    {
        var details = Clean(input);
        var errors = DraftBounds.Check(details).ToList();
        if (errors.Count > 0)
        {
            return new DraftResult(errors);
        }

        while (true)
        {
            try
            {
                return await transactions.RunAsync(
                    (attempt, cancelled) => SaveAsync(attempt, workspace, authorId, token, details, cancelled), cancellationToken);
            }
            catch (DbUpdateException exception) when (IsRace(exception))
            {
                // The same form or another one of the author was kept, or its logo went, at the same moment.
            }
        }
    }

    /// <summary>Throws a draft away; one that is gone already stays gone.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="authorId">The author.</param>
    /// <param name="token">The draft's token.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public Task DiscardAsync(WorkspaceMembership workspace, long authorId, Guid token, CancellationToken cancellationToken) =>
        database.Drafts.Where(draft => draft.AuthorId == authorId && draft.Token == token && draft.WorkspaceId == workspace.Id)
            .ExecuteDeleteAsync(cancellationToken);

    /// <summary>Removes the drafts that are too old, and those whose authors may not create any more.</summary>
    /// <param name="creators">The roles that may create.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public async Task RemoveEndedAsync(IReadOnlyList<WorkspaceRole> creators, CancellationToken cancellationToken)
    {
        var expired = Expired;
        await database.Drafts.Where(draft => draft.SavedAt <= expired).ExecuteDeleteAsync(cancellationToken);
        var mayOwners = creators.Contains(WorkspaceRole.Owner);
        // By keys: a navigation would join, and to delete from a join is to look every draft up twice.
        await database.Drafts
            .Where(draft => draft.SavedAt > expired
                && !(mayOwners && database.Workspaces.Any(workspace =>
                    workspace.Id == draft.WorkspaceId && workspace.OwnerId == draft.AuthorId))
                && !database.WorkspaceMembers.Any(member => member.WorkspaceId == draft.WorkspaceId
                    && member.UserId == draft.AuthorId && member.BlockedAt == null && creators.Contains(member.Role)))
            .ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Takes a draft away in the transaction that makes a mini program of it.</summary>
    internal static Task RemoveAsync(
        ConsoleDbContext attempt, WorkspaceMembership workspace, long authorId, Guid token, CancellationToken cancellationToken) =>
        attempt.Drafts.Where(draft => draft.AuthorId == authorId && draft.Token == token && draft.WorkspaceId == workspace.Id)
            .ExecuteDeleteAsync(cancellationToken);

    internal async Task<DraftResult> SaveAsync(
        ConsoleDbContext attempt, WorkspaceMembership workspace, long authorId, Guid token, MiniProgramDetails details,
        CancellationToken cancellationToken)
    {
        await workspace.EnterAsync(attempt, cancellationToken);
        var created = await attempt.FormSubmissions.Where(form => form.UserId == authorId && form.Token == token)
            .Select(form => form.SubjectName).FirstOrDefaultAsync(cancellationToken);
        if (created is not null)
        {
            return DraftResult.Spent(new Message("Form.Spent", created));
        }

        var draft = await attempt.Drafts.FirstOrDefaultAsync(row => row.AuthorId == authorId && row.Token == token, cancellationToken);
        if (draft is not null && draft.WorkspaceId != workspace.Id)
        {
            return DraftResult.Spent(new Message("Form.TokenUnreadable"));
        }

        if (draft is null)
        {
            // Saved while their forms created mini programs.
            await attempt.Drafts.Where(row => row.WorkspaceId == workspace.Id && row.AuthorId == authorId
                && attempt.FormSubmissions.Any(form => form.UserId == row.AuthorId && form.Token == row.Token))
                .ExecuteDeleteAsync(cancellationToken);
            var taken = await attempt.Drafts.Where(row => row.WorkspaceId == workspace.Id && row.AuthorId == authorId)
                .Select(row => row.Slot).ToListAsync(cancellationToken);
            var free = Enumerable.Range(1, Draft.MaxForAuthor).Except(taken).FirstOrDefault();
            if (free == 0)
            {
                return new DraftResult([new FieldError("", new Message("Draft.Full", Draft.MaxForAuthor))]);
            }

            draft = new Draft { AuthorId = authorId, Token = token, WorkspaceId = workspace.Id, Slot = free };
            attempt.Drafts.Add(draft);
        }

        var isLogoStaged = await stagedLogos.IsStagedAsync(attempt, authorId, details.Logo, cancellationToken);
        draft.Save(details with { Logo = isLogoStaged ? details.Logo : null }, time.GetUtcNow().UtcDateTime);
        await UnsentFormService.RemoveAsync(attempt, authorId, token, cancellationToken);
        await attempt.SaveChangesAsync(cancellationToken);
        return DraftResult.Kept;
    }

    private DateTime Expired => time.GetUtcNow().UtcDateTime - Draft.Lifetime;

    // A form that created a mini program while it was being saved is no draft any more.
    private IQueryable<Draft> Living(WorkspaceMembership workspace, long authorId)
    {
        var expired = Expired;
        return database.Drafts.Where(draft => draft.WorkspaceId == workspace.Id && draft.AuthorId == authorId && draft.SavedAt > expired
            && !database.FormSubmissions.Any(form => form.UserId == draft.AuthorId && form.Token == draft.Token));
    }

    // What was chosen from a list is kept where it is on the list, what was typed as it was typed.
    private static MiniProgramDetails Clean(MiniProgramDetails input) => input with
    {
        LaunchTarget = LaunchTargetList.Find(input.LaunchTarget)?.Code,
        Industry = IndustryList.Find(input.Industry)?.Code,
        Logo = Hashing.IsHash(input.Logo) ? input.Logo : null,
    };

    private bool IsRace(DbUpdateException exception) => exception is DbUpdateConcurrencyException
        || databaseErrors.IsForeignKeyViolation(exception)
        || databaseErrors.ViolatedConstraint(exception) is DraftConfiguration.PrimaryKey or DraftConfiguration.SlotIndex;
}
