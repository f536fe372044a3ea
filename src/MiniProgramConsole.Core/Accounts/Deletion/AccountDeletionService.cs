using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts.Deletion;

/// <summary>Deletes accounts. Of a person nothing stays but a nameless row, to which history points.</summary>
public sealed class AccountDeletionService(
    ConsoleDbContext database, CommandRunner runner, IEnumerable<IAccountHoldings> holdings, AccountDataEraser eraser, AccountMails mails)
{
    /// <summary>The field in which a person types the own email.</summary>
    public const string EmailField = "TypedEmail";

    /// <summary>Deletes the account of a person who owns no open workspace; one that is deleted stays deleted.</summary>
    /// <param name="sender">The person. No key is needed, nor would it stay: account and session are used up.</param>
    /// <param name="typedEmail">The account's email as typed by the person.</param>
    /// <param name="language">The language of the mail, where the person's own is not known.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public async Task<Outcome> DeleteAsync(Sender sender, string? typedEmail, CultureInfo language, CancellationToken cancellationToken)
    {
        var typed = TextNormalizer.Normalize(typedEmail) ?? "";
        var outcome = await runner.RunAsync(
            new Command { Sender = sender }, context => DeleteAsync(context, typed, language), cancellationToken);
        // The same form at the same moment: the other one deleted the account, and the session with it.
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
            return Outcome.Refused(EmailField, new Message(typed.Length == 0 ? "DeleteAccount.EmailRequired" : "DeleteAccount.EmailDiffers", user.Email!));
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
