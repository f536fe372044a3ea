using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Logos;

/// <summary>Keeps the valid logos of forms that were not accepted yet.</summary>
public sealed class StagedLogoService(ConsoleDbContext database, ConsoleTransactions transactions, IDatabaseErrors errors, TimeProvider time)
{
    /// <summary>Keeps a logo for a person; the same logo again only lasts longer. The person's oldest ones make room.</summary>
    /// <param name="userId">The person.</param>
    /// <param name="image">The logo, already found valid.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public async Task StageAsync(long userId, LogoImage image, CancellationToken cancellationToken)
    {
        try
        {
            await transactions.RunAsync((attempt, token) => StageAsync(attempt, userId, image, time.GetUtcNow().UtcDateTime, token), cancellationToken);
        }
        catch (DbUpdateException exception) when (errors.ViolatedConstraint(exception) == LogoConfiguration.StagedPrimaryKey)
        {
            // The same person staged the same logo at the same moment: it is kept.
        }
    }

    /// <summary>The bytes of a logo that a person has staged, or null where there is none (any more).</summary>
    /// <param name="userId">The person.</param>
    /// <param name="hash">The logo's hash.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public Task<byte[]?> FindAsync(long userId, string? hash, CancellationToken cancellationToken) =>
        FindAsync(database, userId, hash, cancellationToken);

    internal Task<byte[]?> FindAsync(ConsoleDbContext context, long userId, string? hash, CancellationToken cancellationToken) =>
        Staged(context, userId, hash).Select(logo => logo.Content).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Whether a person has staged a logo and may still use it.</summary>
    /// <param name="userId">The person.</param>
    /// <param name="hash">The logo's hash.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public Task<bool> IsStagedAsync(long userId, string? hash, CancellationToken cancellationToken) =>
        IsStagedAsync(database, userId, hash, cancellationToken);

    internal Task<bool> IsStagedAsync(ConsoleDbContext attempt, long userId, string? hash, CancellationToken cancellationToken) =>
        Staged(attempt, userId, hash).AnyAsync(cancellationToken);

    /// <summary>Leaves out the logos that a draft or an unsent form holds: they stay as long as it.</summary>
    /// <param name="database">The context.</param>
    /// <param name="logos">Staged logos.</param>
    public static IQueryable<StagedLogo> InNoForm(ConsoleDbContext database, IQueryable<StagedLogo> logos) =>
        logos.Where(logo => !database.Drafts.Any(draft => draft.AuthorId == logo.UserId && draft.LogoHash == logo.Hash)
            && !database.UnsentForms.Any(form => form.UserId == logo.UserId && form.LogoHash == logo.Hash));

    private IQueryable<StagedLogo> Staged(ConsoleDbContext context, long userId, string? hash)
    {
        var expired = time.GetUtcNow().UtcDateTime - StagedLogo.Lifetime;
        return context.StagedLogos.Where(logo => logo.UserId == userId && logo.Hash == hash
            && (logo.StagedAt > expired
                || context.Drafts.Any(draft => draft.AuthorId == logo.UserId && draft.LogoHash == logo.Hash)
                || context.UnsentForms.Any(form => form.UserId == logo.UserId && form.LogoHash == logo.Hash)));
    }

    internal static async Task<bool> StageAsync(
        ConsoleDbContext attempt, long userId, LogoImage image, DateTime now, CancellationToken cancellationToken)
    {
        var mine = attempt.StagedLogos.Where(logo => logo.UserId == userId);
        var kept = await mine.Where(logo => logo.Hash == image.Hash)
            .ExecuteUpdateAsync(set => set.SetProperty(logo => logo.StagedAt, now), cancellationToken);
        if (kept == 1)
        {
            return false;
        }

        var surplus = await InNoForm(attempt, mine).OrderByDescending(logo => logo.StagedAt).ThenBy(logo => logo.Hash)
            .Skip(StagedLogo.MaxForPerson - 1).Select(logo => logo.Hash).ToListAsync(cancellationToken);
        if (surplus.Count > 0)
        {
            await InNoForm(attempt, mine.Where(logo => surplus.Contains(logo.Hash))).ExecuteDeleteAsync(cancellationToken);
        }

        attempt.StagedLogos.Add(new StagedLogo { UserId = userId, Hash = image.Hash, Content = image.Content, StagedAt = now });
        await attempt.SaveChangesAsync(cancellationToken);
        return true;
    }
}
