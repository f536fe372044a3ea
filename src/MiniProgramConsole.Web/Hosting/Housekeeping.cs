using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Registration;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Accounts.SignIn;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Idempotency;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.MiniPrograms.Deleting;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Core.MiniPrograms.Members;
using MiniProgramConsole.Core.Workspaces.Invitations;
using MiniProgramConsole.Web.Hosting.Keys;

namespace MiniProgramConsole.Web.Hosting;

public sealed class Housekeeping(IServiceScopeFactory scopes, TimeProvider time, ILogger<Housekeeping> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <summary>A step that fails is logged and doesn't stop the others.</summary>
    public async Task TidyAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<ConsoleDbContext>();
        var now = time.GetUtcNow().UtcDateTime;
        var (staged, submitted) = (now - StagedLogo.Lifetime, now - IdempotencyRecord.Lifetime);
        var invited = now - Invitation.KeptFor;
        var counted = now - ThrottleLimit.Longest;
        Func<Task>[] steps =
        [
            // What nodes of the previous version have written since the last run.
            () => scope.ServiceProvider.GetRequiredService<FormerForms>().TakeOverAsync(cancellationToken),
            () => scope.ServiceProvider.GetRequiredService<StoredKeys>().ProtectAsync(renews: false, cancellationToken),
            () => scope.ServiceProvider.GetRequiredService<UnfinishedFormService>()
                .RemoveEndedAsync(RoleMapping.With(Permission.CreateMiniProgram), cancellationToken),
            () => StagedLogoService.InNoForm(database, database.StagedLogos.Where(logo => logo.StagedAt <= staged))
                .ExecuteDeleteAsync(cancellationToken),
            () => database.IdempotencyRecords.Where(submission => submission.At <= submitted).ExecuteDeleteAsync(cancellationToken),
            () => database.AnonymousRecords.Where(record => record.At <= submitted).ExecuteDeleteAsync(cancellationToken),
            () => scope.ServiceProvider.GetRequiredService<SessionService>().RemoveEndedAsync(cancellationToken),
            () => scope.ServiceProvider.GetRequiredService<AccountExpiryService>().RemoveEndedAsync(cancellationToken),
            () => database.SignInThrottles.Where(throttle => throttle.WindowStart <= counted).ExecuteDeleteAsync(cancellationToken),
            () => database.OwnershipOffers.Where(offer => offer.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken),
            () => scope.ServiceProvider.GetRequiredService<SignInAttemptService>().RemoveEndedAsync(cancellationToken),
            () => scope.ServiceProvider.GetRequiredService<KnownDeviceService>().RemoveEndedAsync(cancellationToken),
            () => database.SecondFactorTickets.Where(ticket => ticket.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken),
            () => database.AccountTokens.Where(token => token.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken),
            () => database.Invitations.Where(invitation => invitation.ExpiresAt <= invited).ExecuteDeleteAsync(cancellationToken),
            () => database.PasswordResetCodes.Where(code => code.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken),
            () => scope.ServiceProvider.GetRequiredService<OutboxService>().RemoveEndedAsync(cancellationToken),
            () => scope.ServiceProvider.GetRequiredService<MiniProgramDeletionService>().RemoveEndedAsync(cancellationToken),
        ];
        foreach (var step in steps)
        {
            try
            {
                await step();
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(exception, "Removing what has expired failed; the next try is in {Pause}", Pause);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            await TidyAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
