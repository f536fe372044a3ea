using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Idempotency;
using MiniProgramConsole.Core.Commands.Senders;

namespace MiniProgramConsole.Core.Accounts;

internal static class OwnAccountCommands
{
    public static Command Of(Sender sender, Guid token, object said) =>
        new() { Sender = sender, Key = IdempotencyKey.Of(sender.By.UserId, token, said) };

    /// <summary>The runner has already locked the account.</summary>
    public static Task<ApplicationUser> LoadSenderAsync(this CommandContext context) =>
        context.Database.Users.SingleAsync(user => user.Id == context.By.UserId, context.Cancelled);

    public static Outcome Done(this CommandContext context, string action) =>
        Outcome.Done(context.EventOf(action), IdOf(context.By), context.By.Name);

    /// <summary>For a change that needs no audit entry, or already has one.</summary>
    public static Outcome Done(this CommandContext context) => Outcome.Done(IdOf(context.By), context.By.Name);

    public static AuditEvent EventOf(this CommandContext context, string action) =>
        AccountEvent.Of(context.By, action, context.Now, browser: null);

    public static string IdOf(Actor by) => by.UserId.ToString(CultureInfo.InvariantCulture);
}
