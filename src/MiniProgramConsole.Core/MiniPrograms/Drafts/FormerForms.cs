using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.MiniPrograms.Drafts;

/// <summary>Moves the previous version's drafts and unsent forms. Remove this and both tables in the next version.
/// If a draft and an unsent form have the same key, the newer content is kept, as a draft.</summary>
public sealed class FormerForms(ConsoleDbContext database, ConsoleTransactions transactions, TimeProvider time)
{
    /// <summary>Uses one transaction for each author. Returns the number of rows processed.</summary>
    public async Task<int> TakeOverAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        for (var author = await NextAuthorAsync(0, cancellationToken); author is { } id; author = await NextAuthorAsync(id,
            cancellationToken))
        {
            count += await transactions.RunAsync((db, cancelled) => TakeOverAsync(db, id, cancelled), cancellationToken);
        }

        return count;
    }

    private async Task<long?> NextAuthorAsync(long after, CancellationToken cancellationToken)
    {
        var ofDraft = await database.Set<FormerDraft>().Where(draft => draft.AuthorId > after)
            .MinAsync(draft => (long?)draft.AuthorId, cancellationToken);
        var ofUnsent = await database.Set<FormerUnsentForm>().Where(form => form.UserId > after)
            .MinAsync(form => (long?)form.UserId, cancellationToken);
        return new[] { ofDraft, ofUnsent }.Min();
    }

    private async Task<int> TakeOverAsync(ConsoleDbContext db, long authorId, CancellationToken cancellationToken)
    {
        var isThere = await AccountLock.LockAsync(db, authorId, cancellationToken);
        var former = await LockFormerAsync(db, authorId, cancellationToken);
        var forms = await LockFormsAsync(db, authorId, cancellationToken);
        var active = isThere ? await FindActiveAsync(db, authorId, former, cancellationToken) : [];
        var (count, logos) = (0, new List<string?>());
        foreach (var rows in former.GroupBy(row => row.Form.Token).OrderByDescending(rows => rows.Max(row => row.Form.SavedAt)))
        {
            var candidates = rows.Select(row => row.Form).Where(active.Contains).ToList();
            if (candidates.Count > 0 && !TryTake(db, forms, candidates))
            {
                continue;
            }

            db.RemoveRange(rows.Select(row => row.Row));
            logos.AddRange(candidates.Select(form => form.LogoHash));
            count += rows.Count();
        }

        db.RemoveRange(forms.Where(form => !form.SavedOnPurpose).OrderByDescending(form => form.SavedAt).ThenBy(form => form.Token)
            .Skip(UnfinishedForm.MaxKept));
        await RenewAsync(db, authorId, logos, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return count;
    }

    /// <summary>False if the workspace has no room for another draft yet. The rows then stay until it does.</summary>
    private static bool TryTake(ConsoleDbContext db, List<UnfinishedForm> forms, List<UnfinishedForm> candidates)
    {
        var stored = forms.Find(form => form.Token == candidates[0].Token);
        var all = stored is null ? candidates : [.. candidates, stored];
        var newest = all.OrderByDescending(form => form.SavedAt).ThenBy(form => form.SavedOnPurpose).First();
        var savedOnPurpose = newest.MiniProgramId is null && all.Any(form => form.SavedOnPurpose && form.WorkspaceId == newest.WorkspaceId);
        var drafts = forms.Count(form => form != stored && form.SavedOnPurpose && form.WorkspaceId == newest.WorkspaceId);
        if (savedOnPurpose && drafts >= UnfinishedForm.MaxSavedOnPurpose)
        {
            return false;
        }

        newest.SavedOnPurpose = savedOnPurpose;
        if (stored is null)
        {
            db.Add(newest);
            forms.Add(newest);
        }
        else if (newest != stored)
        {
            db.Entry(stored).CurrentValues.SetValues(newest);
        }

        return true;
    }

    // An update that changes nothing locks the rows, because a node of the previous version may write to them.
    private static async Task<List<FormerRow>> LockFormerAsync(ConsoleDbContext db, long authorId, CancellationToken cancellationToken)
    {
        var drafts = db.Set<FormerDraft>().Where(draft => draft.AuthorId == authorId);
        var unsent = db.Set<FormerUnsentForm>().Where(form => form.UserId == authorId);
        await drafts.ExecuteUpdateAsync(set => set.SetProperty(draft => draft.SavedAt, draft => draft.SavedAt), cancellationToken);
        await unsent.ExecuteUpdateAsync(set => set.SetProperty(form => form.SavedAt, form => form.SavedAt), cancellationToken);
        return
        [
            .. (await drafts.ToListAsync(cancellationToken)).Select(draft => new FormerRow(draft, draft.ToUnfinishedForm())),
            .. (await unsent.ToListAsync(cancellationToken)).Select(form => new FormerRow(form, form.ToUnfinishedForm())),
        ];
    }

    // Locks stored forms too, because submitting a form could remove its row before newer content is written to it.
    private static async Task<List<UnfinishedForm>> LockFormsAsync(ConsoleDbContext db, long authorId, CancellationToken cancellationToken)
    {
        var forms = db.UnfinishedForms.Where(form => form.AuthorId == authorId);
        await forms.ExecuteUpdateAsync(set => set.SetProperty(form => form.SavedAt, form => form.SavedAt), cancellationToken);
        return await forms.ToListAsync(cancellationToken);
    }

    /// <summary>Leaves out forms that have expired or were submitted after they were saved.</summary>
    private async Task<HashSet<UnfinishedForm>> FindActiveAsync(
        ConsoleDbContext db, long authorId, List<FormerRow> former, CancellationToken cancellationToken)
    {
        var tokens = former.Select(row => row.Form.Token).Distinct().ToList();
        var effects = await db.IdempotencyRecords.Where(sent => sent.UserId == authorId && tokens.Contains(sent.Token))
            .ToDictionaryAsync(sent => sent.Token, sent => sent.At, cancellationToken);
        var expired = time.GetUtcNow().UtcDateTime - UnfinishedForm.Lifetime;
        return [.. former.Select(row => row.Form).Where(form => form.SavedAt > expired
            && !(effects.TryGetValue(form.Token, out var at) && (form.SavedOnPurpose || at >= form.SavedAt)))];
    }

    // Nodes of the previous version can't see that a form holds the logo. They don't remove a renewed one for a day.
    private async Task RenewAsync(ConsoleDbContext db, long authorId, List<string?> logos, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await db.StagedLogos.Where(logo => logo.UserId == authorId && logos.Contains(logo.Hash))
            .ExecuteUpdateAsync(set => set.SetProperty(logo => logo.StagedAt, now), cancellationToken);
    }

    private sealed record FormerRow(object Row, UnfinishedForm Form);
}
