using System.Globalization;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Idempotency;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Workspaces.Merchants;

public sealed class MerchantCreationService(
    ConsoleDbContext database, CommandRunner runner, IValidator<MerchantDetails> validator, MerchantLimit limit, AuditTrail audit,
    INewMerchant newMerchant)
{
    public Message LimitMessage => new("CreateMerchant.LimitReached", limit.Max);

    public async Task<bool> MayCreateAsync(long userId, CancellationToken cancellationToken) =>
        await database.MerchantCreations.CountAsync(creation => creation.UserId == userId, cancellationToken) < limit.Max;

    public Task<Outcome> CreateAsync(Sender sender, MerchantDetails input, Guid key, CancellationToken cancellationToken)
    {
        var details = input.Normalize();
        var command = new Command
        {
            Sender = sender,
            Key = IdempotencyKey.Of(sender.By.UserId, key, new { Form = "founding", Details = details }),
            SayUsed = name => new Message("CreateMerchant.Spent", name),
        };
        return runner.RunAsync(command, context => CreateAsync(context, details), cancellationToken);
    }

    private async Task<Outcome> CreateAsync(CommandContext context, MerchantDetails details)
    {
        var errors = FieldError.Of(validator.Validate(details)).ToList();
        if (errors.Count > 0)
        {
            return Outcome.Refused(errors);
        }

        var founded = await context.Database.MerchantCreations.CountAsync(row => row.UserId == context.By.UserId, context.Cancelled);
        if (founded >= limit.Max)
        {
            return Outcome.Refused("", LimitMessage);
        }

        var workspace = await AddAsync(context.Database, context.By, details, founded + 1, context.Now, context.Cancelled);
        return Outcome.Done(workspace.Code, workspace.Merchant.Name);
    }

    /// <summary>The caller saves the last audit entry.</summary>
    internal async Task<Workspace> AddAsync(
        ConsoleDbContext db, Actor by, MerchantDetails details, int number, DateTime now, CancellationToken cancellationToken)
    {
        var merchant = new Merchant { Name = details.MerchantName!, CreatedAt = now };
        var workspace = new Workspace { Merchant = merchant, Name = details.WorkspaceName!, OwnerId = by.UserId, CreatedAt = now };
        db.AddRange(workspace, new MerchantCreation { UserId = by.UserId, Number = number, Merchant = merchant });
        newMerchant.Add(db, merchant);
        // The audit entries need both keys.
        await db.SaveChangesAsync(cancellationToken);
        await audit.AppendAsync(db, Founded(by, merchant, now), cancellationToken);
        await audit.AppendAsync(db, WorkspaceEvent.Created(workspace, by, now), cancellationToken);
        return workspace;
    }

    private static AuditEvent Founded(Actor by, Merchant merchant, DateTime now) => new()
    {
        Stream = AuditStreams.OfAccount(by.UserId),
        At = now,
        By = by,
        Action = AuditAction.MerchantCreated,
        SubjectKind = AuditSubject.Merchant,
        SubjectId = merchant.Id.ToString(CultureInfo.InvariantCulture),
        SubjectName = merchant.Name,
    };
}
