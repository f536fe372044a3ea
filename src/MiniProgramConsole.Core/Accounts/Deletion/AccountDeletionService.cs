using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts.Deletion;

public sealed class AccountDeletionService(
    ConsoleDbContext database, CommandRunner runner, IEnumerable<IAccountHoldings> holdings, AccountDataEraser eraser, AccountMails mails)
{
    public const string EmailField = "TypedEmail";

    /// <summary>Needs no key, because the account and the session are gone afterwards.</summary>
    public async Task<Outcome> DeleteAsync(Sender sender, string? typedEmail, CultureInfo language, CancellationToken cancellationToken)
    {
        var typed = TextNormalizer.Normalize(typedEmail) ?? "";
        var outcome = await runner.RunAsync(
            new Command { Sender = sender }, context => DeleteAsync(context, typed, language), cancellationToken);
        // The same form was submitted twice at once. The other request deleted the account and its session.
        return outcome.Kind is OutcomeKind.NotAllowed or OutcomeKind.NotFound
            && await database.Users.AnyAsync(user => user.Id == sender.By.UserId && user.DeletedAt != null, cancellationToken)
            ? Outcome.Unchanged
            : outcome;
    }

    private async Task<Outcome> DeleteAsync(CommandContext context, string typed, CultureInfo language)
    {
        var (db, _, now, cancelled) = context;
        var user = await context.LoadSenderAsync();
        if (!Mailbox.AreSame(typed, user.Email!))
        {
            return Outcome.Refused(
                EmailField, new Message(typed.Length == 0 ? "DeleteAccount.EmailRequired" : "DeleteAccount.EmailDiffers", user.Email!));
        }

        foreach (var room in holdings)
        {
            if (await room.KeepsAsync(context))
            {
                return Outcome.Refused("", new Message("DeleteAccount.Owns"));
            }
        }

        foreach (var room in holdings)
        {
            await room.LeaveAsync(context, user);
        }

        await eraser.RemoveAsync(db, user, cancelled);
        db.OutboxMails.Add(mails.Goodbye(user.ToReceiver(language), now));
        user.Forget(now);
        return context.Done(AuditAction.AccountDeleted);
    }
}
