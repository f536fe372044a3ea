using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.SignIn;

/// <summary>One command, so that a change of password, factor or email comes before or after the whole sign-in.</summary>
public sealed class SignInCommand(CommandRunner runner, KnownDeviceService devices, AuditTrail audit)
{
    /// <summary>For an account without a second factor, or on a remembered browser. Not allowed if the account has changed since.</summary>
    public Task<(Outcome Outcome, BegunSession? Session)> RunAsync(
        ApplicationUser user, SignInOrigin origin, CancellationToken cancellationToken) => RunAsync(
        user,
        origin,
        new SignInProof
        {
            UseAsync = async (context, now) =>
                !now.TwoFactorEnabled || await devices.IsRememberedAsync(context.Database, now.Id, origin, context.Cancelled)
                    ? null
                    : Outcome.NotAllowed,
            Proves = now => !now.TwoFactorEnabled,
        },
        cancellationToken);

    internal async Task<(Outcome Outcome, BegunSession? Session)> RunAsync(
        ApplicationUser judged, SignInOrigin origin, SignInProof proof, CancellationToken cancellationToken)
    {
        BegunSession? begun = null;
        var command = new Command
        {
            Sender = new ProofSender(new Actor(judged.Id, judged.DisplayName, origin.Address)),
            Key = proof.Key,
            // The former session may be another person's.
            Accounts = origin.Former is { } former ? [former.By.UserId] : [],
        };
        var outcome = await runner.RunAsync(
            command,
            async context =>
            {
                var user = await context.Database.Users.SingleAsync(row => row.Id == judged.Id, context.Cancelled);
                if (user.SecurityStamp != judged.SecurityStamp || !user.EmailConfirmed)
                {
                    return Outcome.NotAllowed;
                }

                if (await proof.UseAsync(context, user) is { } refusal)
                {
                    return refusal;
                }

                await EndFormerAsync(context, origin);
                begun = await BeginAsync(context, user, origin, proof);
                return Outcome.Done(
                    AccountEvent.Of(context.By, AuditAction.SignedIn, context.Now, origin.Browser), user.Code, user.DisplayName);
            },
            cancellationToken);
        return (outcome, outcome.Kind == OutcomeKind.Done ? begun : null);
    }

    private async Task EndFormerAsync(CommandContext context, SignInOrigin origin)
    {
        if (origin.Former is not { } former
            || await context.Database.Sessions.Where(row => row.Id == former.SessionId).ExecuteDeleteAsync(context.Cancelled) == 0)
        {
            return;
        }

        await context.Database.Users.Where(row => row.Id == former.By.UserId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastActiveAt, context.Now), context.Cancelled);
        await audit.AppendAsync(
            context.Database, AccountEvent.Of(former.By, AuditAction.SignedOut, context.Now, browser: null), context.Cancelled);
    }

    private async Task<BegunSession> BeginAsync(CommandContext context, ApplicationUser user, SignInOrigin origin, SignInProof proof)
    {
        var (db, now, secret) = (context.Database, context.Now, Hashing.NewSecret());
        user.LastActiveAt = now;
        // Identity requires a stamp, which an account from elsewhere may lack.
        user.SecurityStamp ??= Guid.NewGuid().ToString();
        db.SignInAttempts.Add(SignInAttemptService.Of(user.MailboxKey, SignInOutcome.SignedIn, origin.Address, origin.Browser, now));
        db.Sessions.Add(new UserSession
        {
            SecretHash = Hashing.Sha256(secret),
            UserId = user.Id,
            CreatedAt = now,
            LastSeenAt = now,
            ProvedAt = proof.Proves(user) ? now : null,
            PasskeyCode = proof.PasskeyCode,
            Address = origin.Address,
            Browser = origin.Browser,
        });
        return new BegunSession(user, secret, await devices.RenewAsync(db, user.Id, origin, proof.Remembers, context.Cancelled));
    }
}
