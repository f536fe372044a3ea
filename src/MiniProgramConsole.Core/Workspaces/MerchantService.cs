using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces;

/// <summary>What the owner of one of a merchant's workspaces does for the merchant.</summary>
public sealed class MerchantService(WorkspaceForms forms)
{
    /// <summary>Gives a workspace's merchant another name.</summary>
    /// <param name="workspace">The workspace through which it is done.</param>
    /// <param name="by">Who.</param>
    /// <param name="name">The name as typed, by <see cref="Merchant.NameRule"/>.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <exception cref="WorkspaceClosedException">The workspace is closed.</exception>
    public async Task<SettingsResult> RenameAsync(
        WorkspaceMembership workspace, Actor by, string? name, Guid token, CancellationToken cancellationToken)
    {
        var check = Merchant.NameRule.Check(name);
        return TextMessages.Of("MerchantName", Merchant.NameRule, check) is { } error
            ? SettingsResult.Refused(nameof(FoundingDetails.MerchantName), error)
            : await forms.RunAsOwnerAsync(
                workspace, by, IdempotencyKey.Of(by.UserId, token, new { RenameMerchant = workspace.Code, Name = check.Text }),
                attempt => RenameAsync(attempt, check.Text), cancellationToken);
    }

    /// <summary>Adds a workspace to a workspace's merchant; who adds it owns it.</summary>
    /// <param name="workspace">The workspace through which it is done.</param>
    /// <param name="by">Who.</param>
    /// <param name="name">The new one's name as typed, by <see cref="Workspace.NameRule"/>.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <returns>With the code and the name of the new workspace, where it was done.</returns>
    /// <exception cref="WorkspaceClosedException">The workspace is closed.</exception>
    public async Task<SettingsResult> AddWorkspaceAsync(
        WorkspaceMembership workspace, Actor by, string? name, Guid token, CancellationToken cancellationToken)
    {
        var check = Workspace.NameRule.Check(name);
        return TextMessages.Of("WorkspaceName", Workspace.NameRule, check) is { } error
            ? SettingsResult.Refused(nameof(FoundingDetails.WorkspaceName), error)
            : await forms.RunAsOwnerAsync(
                workspace, by, IdempotencyKey.Of(by.UserId, token, new { AddWorkspace = workspace.Code, Name = check.Text }),
                attempt => AddWorkspaceAsync(attempt, check.Text), cancellationToken);
    }

    internal static async Task<SettingsResult> RenameAsync(WorkspaceAttempt attempt, string name)
    {
        var merchant = attempt.Workspace.Merchant;
        await HoldAsync(attempt);
        await attempt.Database.Entry(merchant).ReloadAsync(attempt.Cancelled);
        var before = merchant.Name;
        if (before == name)
        {
            return SettingsResult.Unchanged;
        }

        merchant.Name = name;
        var happened = attempt.Event(AuditAction.MerchantRenamed, AuditJson.Of(new { Merchant = before }), AuditJson.Of(new { Merchant = name }));
        return SettingsResult.Done(attempt.Workspace.Code, name, happened.ToMerchant(merchant));
    }

    internal static async Task<SettingsResult> AddWorkspaceAsync(WorkspaceAttempt attempt, string name)
    {
        var merchant = attempt.Workspace.Merchant;
        await HoldAsync(attempt);
        var open = await attempt.Database.Workspaces.CountAsync(
            row => row.MerchantId == merchant.Id && row.ClosedAt == null, attempt.Cancelled);
        if (open >= Merchant.MaxWorkspaces)
        {
            return SettingsResult.Refused("", new Message("Merchant.TooManyWorkspaces", merchant.Name, open, Merchant.MaxWorkspaces));
        }

        var added = new Workspace { Merchant = merchant, Name = name, OwnerId = attempt.By.UserId, CreatedAt = attempt.Now };
        attempt.Database.Add(added);
        // Its key is part of the entry.
        await attempt.Database.SaveChangesAsync(attempt.Cancelled);
        return SettingsResult.Done(added.Code, added.Name, WorkspaceEvent.Created(added, attempt.By, attempt.Now));
    }

    // Other workspaces of the merchant are not claimed: who changes the merchant there at this moment is waited for, and seen.
    private static Task<int> HoldAsync(WorkspaceAttempt attempt) => attempt.Database.Merchants
        .Where(row => row.Id == attempt.Workspace.Merchant.Id)
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, row => row.Name), attempt.Cancelled);
}
