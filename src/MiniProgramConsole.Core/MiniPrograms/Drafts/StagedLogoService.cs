using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Images;

namespace MiniProgramConsole.Core.MiniPrograms.Drafts;

public sealed class StagedLogoService(ConsoleDbContext database, CommandRunner runner, TimeProvider time)
{
    /// <summary>Staging the same logo again only renews it, so the command needs no key.</summary>
    public Task<Outcome> StageAsync(
        long workspaceId, Sender sender, LogoImage image, CancellationToken cancellationToken) => runner.RunAsync(
        new Command { Sender = sender, Permission = Permission.ViewWorkspace, WorkspaceId = workspaceId },
        context => StageAsync(context, image), cancellationToken);

    /// <summary>Null if the person hasn't staged the logo or it has expired.</summary>
    public Task<byte[]?> FindAsync(long userId, string? hash, CancellationToken cancellationToken) =>
        FindAsync(database, userId, hash, cancellationToken);

    internal Task<byte[]?> FindAsync(ConsoleDbContext context, long userId, string? hash, CancellationToken cancellationToken) =>
        Staged(context, userId, hash).Select(logo => logo.Content).FirstOrDefaultAsync(cancellationToken);

    public Task<bool> IsStagedAsync(long userId, string? hash, CancellationToken cancellationToken) =>
        Staged(database, userId, hash).AnyAsync(cancellationToken);

    /// <summary>Renews a logo for this transaction's form, so that cleanup can't remove it. False if it isn't staged.</summary>
    internal async Task<bool> RenewAsync(ConsoleDbContext db, long userId, string? hash, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return hash is not null && await Staged(db, userId, hash)
            .ExecuteUpdateAsync(set => set.SetProperty(logo => logo.StagedAt, now), cancellationToken) == 1;
    }

    /// <summary>Leaves out logos that a form holds, including forms of the previous version.</summary>
    public static IQueryable<StagedLogo> InNoForm(ConsoleDbContext database, IQueryable<StagedLogo> logos) =>
        logos.Where(logo => !database.UnfinishedForms.Any(form => form.AuthorId == logo.UserId && form.LogoHash == logo.Hash)
            && !database.Set<FormerDraft>().Any(draft => draft.AuthorId == logo.UserId && draft.LogoHash == logo.Hash)
            && !database.Set<FormerUnsentForm>().Any(form => form.UserId == logo.UserId && form.LogoHash == logo.Hash));

    private IQueryable<StagedLogo> Staged(ConsoleDbContext context, long userId, string? hash)
    {
        var expired = time.GetUtcNow().UtcDateTime - StagedLogo.Lifetime;
        return context.StagedLogos.Where(logo => logo.UserId == userId && logo.Hash == hash
            && (logo.StagedAt > expired
                || context.UnfinishedForms.Any(form => form.AuthorId == logo.UserId && form.LogoHash == logo.Hash)));
    }

    private static async Task<Outcome> StageAsync(CommandContext context, LogoImage image)
    {
        var (db, userId, now) = (context.Database, context.By.UserId, context.Now);
        var mine = db.StagedLogos.Where(logo => logo.UserId == userId);
        var kept = await mine.Where(logo => logo.Hash == image.Hash)
            .ExecuteUpdateAsync(set => set.SetProperty(logo => logo.StagedAt, now), context.Cancelled);
        if (kept == 0)
        {
            await MakeRoomAsync(db, mine, context.Cancelled);
            db.StagedLogos.Add(new StagedLogo { UserId = userId, Hash = image.Hash, Content = image.Content, StagedAt = now });
        }

        return Outcome.Done(image.Hash, "");
    }

    private static async Task MakeRoomAsync(ConsoleDbContext db, IQueryable<StagedLogo> mine, CancellationToken cancellationToken)
    {
        var surplus = await InNoForm(db, mine).OrderByDescending(logo => logo.StagedAt).ThenBy(logo => logo.Hash)
            .Skip(StagedLogo.MaxForPerson - 1).Select(logo => logo.Hash).ToListAsync(cancellationToken);
        if (surplus.Count > 0)
        {
            await InNoForm(db, mine.Where(logo => surplus.Contains(logo.Hash))).ExecuteDeleteAsync(cancellationToken);
        }
    }
}
