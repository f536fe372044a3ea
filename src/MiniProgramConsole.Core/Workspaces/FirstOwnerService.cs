using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces;

/// <summary>Makes an account with a merchant and a workspace for an operator, and the link by which its person sets the password.</summary>
public sealed class FirstOwnerService(
    ConsoleTransactions transactions, IDatabaseErrors errors, ILookupNormalizer normalizer, FoundingService foundings,
    IValidator<FoundingDetails> validator, ConsoleLinks links, AuditTrail audit, TimeProvider time)
{
    /// <summary>Makes it all, or nothing.</summary>
    /// <param name="email">The person's email; the part before the @ is the name until the person sets another.</param>
    /// <param name="input">The merchant and the workspace.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <returns>The link, or what is wrong.</returns>
    public async Task<(Uri? Link, IReadOnlyList<Message> Errors)> CreateAsync(string email, FoundingDetails input, CancellationToken cancellationToken)
    {
        var (address, details) = (ApplicationUser.EmailRule.Check(email), input.Normalize());
        List<Message> wrong = [.. FieldError.Of(validator.Validate(details)).Select(error => error.Message)];
        if (TextMessages.Of(ApplicationUser.EmailRule, address) is { } refused)
        {
            wrong.Insert(0, refused);
        }

        if (wrong.Count > 0)
        {
            return (null, wrong);
        }

        try
        {
            var secret = await transactions.RunAsync(
                (attempt, cancelled) => AddAsync(attempt, address.Text, details, cancelled), cancellationToken);
            return secret is null ? (null, Taken(address.Text)) : (links.SetPassword(secret), []);
        }
        catch (DbUpdateException exception) when (errors.ViolatedConstraint(exception)
            is ApplicationUserConfiguration.EmailIndex or ApplicationUserConfiguration.UserNameIndex)
        {
            return (null, Taken(address.Text));
        }
    }

    private static Message[] Taken(string email) => [new Message("FirstOwner.Taken", email)];

    internal async Task<string?> AddAsync(ConsoleDbContext attempt, string email, FoundingDetails details, CancellationToken cancellationToken)
    {
        var (now, normalized) = (time.GetUtcNow().UtcDateTime, normalizer.NormalizeEmail(email));
        if (await attempt.Users.AnyAsync(row => row.NormalizedEmail == normalized, cancellationToken))
        {
            return null;
        }

        var user = new ApplicationUser { DisplayName = email.Split('@')[0], CreatedAt = now };
        user.TakeEmail(email, normalized);
        attempt.Users.Add(user);
        await attempt.SaveChangesAsync(cancellationToken);
        var by = new Actor(user.Id, user.DisplayName, Address: null);
        await audit.AppendAsync(attempt, AccountEvent.Of(by, AuditAction.Registered, now, browser: null), cancellationToken);
        await foundings.AddAsync(attempt, by, details, number: 1, now, cancellationToken);
        var secret = await AccountTokens.IssueAsync(attempt, user, AccountTokenPurpose.SetPassword, now, cancellationToken);
        await attempt.SaveChangesAsync(cancellationToken);
        return secret;
    }
}
