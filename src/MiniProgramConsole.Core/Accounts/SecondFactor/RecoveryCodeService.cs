using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;

namespace MiniProgramConsole.Core.Accounts.SecondFactor;

public sealed class RecoveryCodeService(
    CommandRunner runner, AuthenticatorService authenticators, AuthenticatorSeal seal, SecondFactorMails mails)
{
    public async Task<(Outcome Outcome, IReadOnlyList<string> Codes)> RenewAsync(
        SecondFactorChange change, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> made = [];
        var command = OwnAccountCommands.Of(change.Sender, change.Token, "RecoveryCodes") with
        {
            Stands = async (context, _) => (made = await authenticators.FindMadeAsync(context, change)).Count > 0,
        };
        var outcome = await runner.RunAsync(
            command,
            async context =>
            {
                (var decided, made) = await RenewAsync(context, change);
                return decided;
            },
            cancellationToken);
        return (outcome, outcome.Succeeded ? made : []);
    }

    private async Task<(Outcome Outcome, IReadOnlyList<string> Made)> RenewAsync(CommandContext context, SecondFactorChange change)
    {
        if (await AuthenticatorService.FindAsync(context) is not { ConfirmedAt: not null } row)
        {
            return (Outcome.Unchanged, []);
        }

        var made = RecoveryCodeIssuer.Of(seal.OpenBytes(row.ProtectedSecret), change.Token);
        await RecoveryCodeIssuer.ReplaceAsync(context.Database, change.UserId, made, context.Cancelled);
        var user = await context.LoadSenderAsync();
        context.Database.OutboxMails.Add(mails.RecoveryCodesMade(user.ToReceiver(change.Language), context.Now));
        return (context.Done(AuditAction.RecoveryCodesMade), made);
    }
}
