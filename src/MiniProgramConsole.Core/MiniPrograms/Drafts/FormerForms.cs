using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.MiniPrograms.Drafts;

/// <summary>Takes over the drafts and unsent forms of the previous version. Goes with its two tables, in the version after this one.</summary>
/// <remarks>Where a draft and an unsent form have the same key, the newer one wins, and it stays a draft.</remarks>
public sealed class FormerForms(ConsoleDbContext database, ConsoleTransactions transactions, TimeProvider time)
{
    /// <summary>Takes over all rows there are, one author in each transaction.</summary>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <returns>How many rows of the former tables were dealt with.</returns>
    public async Task<int> TakeOverAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        for (var author = await NextAuthorAsync(0, cancellationToken); author is { } id; author = await NextAuthorAsync(id, cancellationToken))
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

    /// <summary>Takes over the rows of one key. False where they are a draft for which the workspace has no room yet: they stay until it has.</summary>
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

    // An update that changes nothing locks the rows, which a node of the previous version may write, until this transaction ends.
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

    // The same for those that are stored already: the effect of a form could remove one before the newer row is written over it.
    private static async Task<List<UnfinishedForm>> LockFormsAsync(ConsoleDbContext db, long authorId, CancellationToken cancellationToken)
    {
        var forms = db.UnfinishedForms.Where(form => form.AuthorId == authorId);
        await forms.ExecuteUpdateAsync(set => set.SetProperty(form => form.SavedAt, form => form.SavedAt), cancellationToken);
        return await forms.ToListAsync(cancellationToken);
    }

    /// <summary>Leaves out what has expired and what has had its effect since it was saved.</summary>
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

    // Nodes of the previous version don't see what holds a logo now: for a day they leave a renewed one alone.
    private async Task RenewAsync(ConsoleDbContext db, long authorId, List<string?> logos, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await db.StagedLogos.Where(logo => logo.UserId == authorId && logos.Contains(logo.Hash))
            .ExecuteUpdateAsync(set => set.SetProperty(logo => logo.StagedAt, now), cancellationToken);
    }

    private sealed record FormerRow(object Row, UnfinishedForm Form);
}
