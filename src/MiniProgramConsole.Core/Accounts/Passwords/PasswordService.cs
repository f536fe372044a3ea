using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts.Passwords;

public sealed class PasswordService(
    ConsoleDbContext database, CommandRunner runner, IPasswordHasher<ApplicationUser> hasher, NewPasswordCheck check, OwnPassword own)
{
    public const string Field = "Password";

    public Task<DateTime?> FindChangedAtAsync(long userId, CancellationToken cancellationToken) =>
        database.Users.Where(user => user.Id == userId).Select(user => user.PasswordChangedAt).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Callers must first check the current password with <see cref="PasswordProofService"/>. Other sessions end.</summary>
    public async Task<Outcome> ChangeAsync(
        SessionSender sender, string? password, Guid token, CultureInfo language, CancellationToken cancellationToken)
    {
        var user = await database.Users.AsNoTracking().FirstAsync(row => row.Id == sender.By.UserId, cancellationToken);
        if (await check.FindRefusalAsync(user, password, cancellationToken) is { } refusal)
        {
            return Outcome.Refused(Field, refusal);
        }

        // Hashing is slow by design, so it comes before the account is locked.
        var hash = hasher.HashPassword(user, password!);
        // The fingerprint must not contain the password. Stands compares it with the stored hash instead.
        var command = OwnAccountCommands.Of(sender, token, new { Form = "password" }) with
        {
            Stands = async (context, _) => IsOf(await context.LoadSenderAsync(), password!),
            SayUndone = _ => new Message("Password.FormUsed"),
        };
        return await runner.RunAsync(command, context => ChangeAsync(context, sender, password!, hash, language), cancellationToken);
    }

    private async Task<Outcome> ChangeAsync(
        CommandContext context, SessionSender sender, string password, string hash, CultureInfo language)
    {
        if (IsOf(await context.LoadSenderAsync(), password))
        {
            return Outcome.Refused(Field, new Message("Password.Same"));
        }

        return await own.SetAsync(context, hash, AuditAction.PasswordChanged, sender.SessionId, language);
    }

    private bool IsOf(ApplicationUser user, string password) =>
        hasher.VerifyHashedPassword(user, user.PasswordHash ?? "", password) != PasswordVerificationResult.Failed;
}
