using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces.Merchants;

public sealed class MerchantService(CommandRunner runner)
{
    /// <summary>A name with a link, from before links were refused, can be saved unchanged.</summary>
    public async Task<Outcome> RenameAsync(
        WorkspaceMembership workspace, Sender sender, string? name, Guid key, CancellationToken cancellationToken)
    {
        var check = Merchant.NameRule.Check(name);
        var error = TextMessages.Of("MerchantName", Merchant.NameRule, check);
        if (error is not null && check.Verdict != TextVerdict.Link)
        {
            return Outcome.Refused(nameof(MerchantDetails.MerchantName), error);
        }

        var command = workspace.ToCommand(sender, Permission.ManageMerchant, key, new { RenameMerchant = check.Text }) with
        {
            MerchantId = workspace.MerchantId,
            Stands = async (context, _) => (await context.FindWorkspaceAsync(workspace)).Merchant.Name == check.Text,
        };
        return await runner.RunAsync(
            command, async context => Rename(context, await context.FindWorkspaceAsync(workspace), check.Text, error), cancellationToken);
    }

    public async Task<Outcome> AddWorkspaceAsync(
        WorkspaceMembership workspace, Sender sender, string? name, Guid key, CancellationToken cancellationToken)
    {
        var check = Workspace.NameRule.Check(name);
        if (TextMessages.Of("WorkspaceName", Workspace.NameRule, check) is { } error)
        {
            return Outcome.Refused(nameof(MerchantDetails.WorkspaceName), error);
        }

        var command = workspace.ToCommand(sender, Permission.ManageMerchant, key, new { AddWorkspace = check.Text }) with
        {
            MerchantId = workspace.MerchantId,
            Stands = (context, earlier) => context.Database.Workspaces.AnyAsync(
                row => row.Code == earlier.SubjectId && row.ClosedAt == null, context.Cancelled),
        };
        return await runner.RunAsync(
            command, async context => await AddWorkspaceAsync(context, await context.FindWorkspaceAsync(workspace), check.Text),
            cancellationToken);
    }

    private static Outcome Rename(CommandContext context, Workspace workspace, string name, Message? link)
    {
        var merchant = workspace.Merchant;
        var before = merchant.Name;
        if (before == name)
        {
            return Outcome.Unchanged;
        }

        if (link is not null)
        {
            return Outcome.Refused(nameof(MerchantDetails.MerchantName), link);
        }

        merchant.Name = name;
        var happened = WorkspaceEvent.Of(
            workspace, AuditAction.MerchantRenamed, context.By, context.Now,
            AuditJson.Of(new { Merchant = before }), AuditJson.Of(new { Merchant = name }));
        return Outcome.Done(happened.ToMerchant(merchant), workspace.Code, name);
    }

    private static async Task<Outcome> AddWorkspaceAsync(CommandContext context, Workspace through, string name)
    {
        var (db, merchant) = (context.Database, through.Merchant);
        var open = await db.Workspaces.CountAsync(row => row.MerchantId == merchant.Id && row.ClosedAt == null, context.Cancelled);
        if (open >= Merchant.MaxWorkspaces)
        {
            return Outcome.Overtaken(new Message("Merchant.TooManyWorkspaces", merchant.Name, open, Merchant.MaxWorkspaces));
        }

        var added = new Workspace { Merchant = merchant, Name = name, OwnerId = context.By.UserId, CreatedAt = context.Now };
        db.Add(added);
        // The audit entry needs the key.
        await db.SaveChangesAsync(context.Cancelled);
        return Outcome.Done(WorkspaceEvent.Created(added, context.By, context.Now), added.Code, added.Name);
    }
}
