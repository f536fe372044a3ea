using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Idempotency;
using MiniProgramConsole.Core.Commands.Senders;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>What the commands of people on their own accounts share: no permission, and the account as what they act on.</summary>
internal static class OwnAccountCommands
{
    /// <summary>A command on the sender's own account.</summary>
    public static Command Of(Sender sender, Guid token, object said) =>
        new() { Sender = sender, Key = IdempotencyKey.Of(sender.By.UserId, token, said) };

    /// <summary>The sender's account, which the runner has locked.</summary>
    public static Task<ApplicationUser> LoadSenderAsync(this CommandContext context) =>
        context.Database.Users.SingleAsync(user => user.Id == context.By.UserId, context.Cancelled);

    /// <summary>It is done, and the account's stream says so.</summary>
    public static Outcome Done(this CommandContext context, string action) =>
        Outcome.Done(context.EventOf(action), IdOf(context.By), context.By.Name);

    /// <summary>It is done, and was said in the account's stream already or is nothing to be said there.</summary>
    public static Outcome Done(this CommandContext context) => Outcome.Done(IdOf(context.By), context.By.Name);

    /// <summary>What the account's stream says of it.</summary>
    public static AuditEvent EventOf(this CommandContext context, string action) =>
        AccountEvent.Of(context.By, action, context.Now, browser: null);

    public static string IdOf(Actor by) => by.UserId.ToString(CultureInfo.InvariantCulture);
}
