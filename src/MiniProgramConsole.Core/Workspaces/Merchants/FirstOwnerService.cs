using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;
using MiniProgramConsole.Core.Workspaces.Invitations;

namespace MiniProgramConsole.Core.Workspaces.Merchants;

public sealed class FirstOwnerService(
    CommandRunner runner, ILookupNormalizer normalizer, MerchantCreationService creation, IValidator<MerchantDetails> validator,
    ConsoleLinks links,
    AuditTrail audit)
{
    /// <summary>The name is the part of the email before the @. The link is for setting a password; null if nothing was created.</summary>
    public async Task<(Outcome Outcome, Uri? Link)> CreateAsync(string email, MerchantDetails input, CancellationToken cancellationToken)
    {
        var (address, details) = (ApplicationUser.EmailRule.Check(email), input.Normalize());
        var wrong = FieldError.Of(validator.Validate(details)).ToList();
        if (TextMessages.Of(ApplicationUser.EmailRule, address) is { } refused)
        {
            wrong.Insert(0, new FieldError("", refused));
        }

        if (wrong.Count > 0)
        {
            return (Outcome.Refused(wrong), null);
        }

        var secret = "";
        var outcome = await runner.RunAsync(
            new Command { Sender = new SystemSender(Actor.System) },
            async context =>
            {
                var normalized = normalizer.NormalizeEmail(address.Text)!;
                if (await context.Database.Users.OfMailbox(normalized).AnyAsync(context.Cancelled))
                {
                    return Outcome.Refused("", new Message("FirstOwner.Taken", address.Text));
                }

                var user = await AddAsync(context, Mailbox.Readable(address.Text), normalized);
                await creation.AddAsync(
                    context.Database, new Actor(user.Id, user.DisplayName, Address: null), details, number: 1, context.Now,
                    context.Cancelled);
                secret = await AccountTokenIssuer.IssueAsync(
                    context.Database, user, AccountTokenPurpose.SetPassword, context.Now, context.Cancelled);
                return Outcome.Done(user.Code, user.DisplayName);
            },
            cancellationToken);
        return (outcome, outcome.Succeeded ? links.SetPassword(secret) : null);
    }

    private async Task<ApplicationUser> AddAsync(CommandContext context, string email, string normalized)
    {
        var user = new ApplicationUser { DisplayName = NameFrom(email), CreatedAt = context.Now };
        user.TakeEmail(email, normalized);
        context.Database.Users.Add(user);
        // The account's audit entry needs its key, and must precede the entries of its merchant and workspace.
        await context.Database.SaveChangesAsync(context.Cancelled);
        var by = new Actor(user.Id, user.DisplayName, Address: null);
        await audit.AppendAsync(
            context.Database, AccountEvent.Of(by, AuditAction.Registered, context.Now, browser: null), context.Cancelled);
        return user;
    }

    private static string NameFrom(string email)
    {
        var name = email.Split('@')[0];
        return LinkRule.Find(name, AllowedLinks.None) is null ? name : name.Replace('.', ' ').Replace('/', ' ');
    }
}
