using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Drafts;

/// <summary>Each query finds only the author's own forms. A form's row is the record of saving it, so that saving needs
/// no idempotency key of its own and the form's key remains valid for submitting.</summary>
public sealed class UnfinishedFormService(
    ConsoleDbContext database, CommandRunner runner, StagedLogoService stagedLogos, TimeProvider time)
{
    private static readonly CompiledQuery<FormsQuery, UnfinishedFormRow> DraftRows = new((db, asked) => Rows(Drafts(db, asked)));

    private static readonly CompiledQuery<FormsQuery, UnfinishedFormRow> KeptRows =
        new((db, asked) => Rows(Active(db, asked).Where(form => !form.SavedOnPurpose)));

    public async Task<IReadOnlyList<UnfinishedFormItem>> ListDraftsAsync(
        WorkspaceMembership workspace, long authorId, CancellationToken cancellationToken) =>
        Items(await DraftRows.ListAsync(database, QueryOf(workspace, authorId), cancellationToken));

    public async Task<IReadOnlyList<UnfinishedFormItem>> ListKeptAsync(
        WorkspaceMembership workspace, long authorId, string? miniProgramId, CancellationToken cancellationToken) =>
        Items(await KeptRows.ListAsync(database, QueryOf(workspace, authorId, miniProgramId), cancellationToken));

    public async Task<UnfinishedFormItem?> FindAsync(
        WorkspaceMembership workspace, long authorId, string? miniProgramId, Guid token, CancellationToken cancellationToken) =>
        (await ReadAsync(
            NotSpent(database, Active(database, QueryOf(workspace, authorId, miniProgramId)).Where(form => form.Token == token)),
            cancellationToken))
        .SingleOrDefault();

    /// <summary>The content need not be valid.</summary>
    public async Task<Outcome> SaveAsync(
        WorkspaceMembership workspace, Sender sender, Guid key, MiniProgramDetails input, CancellationToken cancellationToken)
    {
        var details = Clean(input);
        var errors = DraftBounds.Check(details).ToList();
        return errors.Count > 0
            ? Outcome.Refused(errors)
            : await runner.RunAsync(
                Changing(workspace, sender, miniProgramId: null), context => SaveAsync(context, workspace, key, details),
                cancellationToken);
    }

    /// <summary>For autosave. Removes a form without content, unless it is a draft.</summary>
    public async Task<Outcome> KeepAsync(
        WorkspaceMembership workspace, Sender sender, string? miniProgramId, Guid key, TypedForm form,
        CancellationToken cancellationToken) =>
        form.ToJson().Length > UnfinishedForm.MaxContentLength
            ? Outcome.Refused("", new Message("Unsent.TooLong", UnfinishedForm.MaxContentLength))
            : await runner.RunAsync(
                Changing(workspace, sender, miniProgramId), context => KeepAsync(context, workspace, miniProgramId, key, form),
                cancellationToken);

    /// <summary>Succeeds if the form is already gone.</summary>
    public Task<Outcome> DiscardAsync(
        WorkspaceMembership workspace, Sender sender, string? miniProgramId, Guid key,
        CancellationToken cancellationToken) => runner.RunAsync(
        Changing(workspace, sender, miniProgramId),
        async context =>
        {
            await RemoveAsync(context, workspace.Id, key);
            return Done(key);
        },
        cancellationToken);

    public Task RemoveEndedAsync(IReadOnlyList<WorkspaceRole> creators, CancellationToken cancellationToken) =>
        UnfinishedFormRemoval.OfEndedAsync(database, creators, Expired, cancellationToken);

    /// <summary>Call this in the command that submits the form. The form's token is the command's key.</summary>
    internal static Task RemoveSubmittedAsync(CommandContext context, long workspaceId, Guid token) =>
        context.Facts.HasUnfinishedForm ? RemoveAsync(context, workspaceId, token) : Task.CompletedTask;

    private static Task<int> RemoveAsync(CommandContext context, long workspaceId, Guid token) =>
        Row(context.Database, context.By.UserId, token).Where(form => form.WorkspaceId == workspaceId)
            .ExecuteDeleteAsync(context.Cancelled);

    private static Command Changing(WorkspaceMembership workspace, Sender sender, string? miniProgramId) => new()
    {
        Sender = sender,
        Permission = miniProgramId is null ? Permission.CreateMiniProgram : Permission.ModifyMiniProgram,
        WorkspaceId = workspace.Id,
        MiniProgramId = miniProgramId,
    };

    private static Outcome Done(Guid key) => Outcome.Done($"{key}", "");

    private async Task<Outcome> SaveAsync(CommandContext context, WorkspaceMembership workspace, Guid key, MiniProgramDetails details)
    {
        var (db, authorId) = (context.Database, context.By.UserId);
        var created = await db.IdempotencyRecords.Where(record => record.UserId == authorId && record.Token == key)
            .Select(record => record.SubjectName).FirstOrDefaultAsync(context.Cancelled);
        var stored = await FindStoredAsync(db, authorId, key, context.Cancelled);
        if (created is not null || stored?.IsOf(workspace, miniProgramId: null) == false)
        {
            return Spent(created is null ? new Message("Form.TokenUnreadable") : new Message("Form.Spent", created));
        }

        var others = Drafts(db, QueryOf(workspace, authorId)).Where(form => form.Token != key);
        if (await others.CountAsync(context.Cancelled) >= UnfinishedForm.MaxSavedOnPurpose)
        {
            return Outcome.Refused("", new Message("Draft.Full", UnfinishedForm.MaxSavedOnPurpose));
        }

        await StoreAsync(context, workspace, null, key, new TypedForm(details), savedOnPurpose: true);
        return Done(key);
    }

    private async Task<Outcome> KeepAsync(
        CommandContext context, WorkspaceMembership workspace, string? miniProgramId, Guid key, TypedForm form)
    {
        var (db, authorId) = (context.Database, context.By.UserId);
        var stored = await FindStoredAsync(db, authorId, key, context.Cancelled);
        if (stored?.IsOf(workspace, miniProgramId) == false)
        {
            return Spent(new Message("Form.TokenUnreadable"));
        }

        if (form.SaysNothing)
        {
            await Row(db, authorId, key).Where(row => !row.SavedOnPurpose).ExecuteDeleteAsync(context.Cancelled);
            return Done(key);
        }

        if (stored is not { SavedOnPurpose: true })
        {
            await MakeRoomAsync(
                db.UnfinishedForms.Where(row => row.AuthorId == authorId && !row.SavedOnPurpose && row.Token != key), context.Cancelled);
        }

        await StoreAsync(context, workspace, miniProgramId, key, form, savedOnPurpose: false);
        return Done(key);
    }

    private static Outcome Spent(Message message) => Outcome.Refused("", message) with { NeedsNewKey = true };

    private static async Task MakeRoomAsync(IQueryable<UnfinishedForm> others, CancellationToken cancellationToken)
    {
        var surplus = await others.OrderByDescending(form => form.SavedAt).ThenBy(form => form.Token)
            .Skip(UnfinishedForm.MaxKept - 1).Select(form => form.Token).ToListAsync(cancellationToken);
        if (surplus.Count > 0)
        {
            await others.Where(form => surplus.Contains(form.Token)).ExecuteDeleteAsync(cancellationToken);
        }
    }

    // Tracks no entity, because submitting the form can remove the row at any time. This then adds it.
    private async Task StoreAsync(
        CommandContext context, WorkspaceMembership workspace, string? miniProgramId, Guid key, TypedForm form, bool savedOnPurpose)
    {
        var (db, authorId, now) = (context.Database, context.By.UserId, context.Now);
        var logo = await stagedLogos.RenewAsync(db, authorId, form.Details.Logo, context.Cancelled) ? form.Details.Logo : null;
        var content = (form with { Details = form.Details with { Logo = logo } }).ToJson();
        var updated = await Row(db, authorId, key).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Content, content).SetProperty(row => row.LogoHash, logo).SetProperty(row => row.SavedAt, now)
                .SetProperty(row => row.SavedOnPurpose, row => row.SavedOnPurpose || savedOnPurpose),
            context.Cancelled);
        if (updated == 1)
        {
            return;
        }

        db.UnfinishedForms.Add(new UnfinishedForm
        {
            AuthorId = authorId,
            Token = key,
            WorkspaceId = workspace.Id,
            MiniProgramId = miniProgramId,
            Content = content,
            LogoHash = logo,
            SavedOnPurpose = savedOnPurpose,
            SavedAt = now,
        });
    }

    private DateTime Expired => time.GetUtcNow().UtcDateTime - UnfinishedForm.Lifetime;

    private static IQueryable<UnfinishedForm> Row(ConsoleDbContext db, long authorId, Guid token) =>
        db.UnfinishedForms.Where(form => form.AuthorId == authorId && form.Token == token);

    private static Task<StoredForm?> FindStoredAsync(ConsoleDbContext db, long authorId, Guid token, CancellationToken cancellationToken) =>
        Row(db, authorId, token).Select(form => new StoredForm(form.WorkspaceId, form.MiniProgramId, form.SavedOnPurpose))
            .FirstOrDefaultAsync(cancellationToken);

    private static IQueryable<UnfinishedForm> Drafts(ConsoleDbContext db, FormsQuery asked) =>
        NotSpent(db, Active(db, asked).Where(form => form.SavedOnPurpose));

    // A draft ends when it creates. If the same form is sent again, it is kept, and submitting it says what it created.
    private static IQueryable<UnfinishedForm> NotSpent(ConsoleDbContext db, IQueryable<UnfinishedForm> forms) => forms.Where(form =>
        !(form.SavedOnPurpose && db.IdempotencyRecords.Any(sent => sent.UserId == form.AuthorId && sent.Token == form.Token)));

    private FormsQuery QueryOf(WorkspaceMembership workspace, long authorId, string? miniProgramId = null) =>
        new(workspace.Id, authorId, miniProgramId, Expired);

    private static IQueryable<UnfinishedForm> Active(ConsoleDbContext db, FormsQuery asked) => db.UnfinishedForms.Where(form =>
        form.WorkspaceId == asked.WorkspaceId && form.AuthorId == asked.AuthorId && form.MiniProgramId == asked.MiniProgramId
        && form.SavedAt > asked.Expired);

    private static async Task<IReadOnlyList<UnfinishedFormItem>> ReadAsync(
        IQueryable<UnfinishedForm> forms, CancellationToken cancellationToken) =>
        Items(await Rows(forms).ToListAsync(cancellationToken));

    private static IQueryable<UnfinishedFormRow> Rows(IQueryable<UnfinishedForm> forms) =>
        forms.OrderByDescending(form => form.SavedAt).ThenBy(form => form.Token)
            .Select(form => new UnfinishedFormRow(form.Token, form.SavedAt, form.LogoHash, form.Content));

    private static IReadOnlyList<UnfinishedFormItem> Items(List<UnfinishedFormRow> rows) =>
        [.. rows.Select(row => new UnfinishedFormItem(row.Token, row.SavedAt, row.LogoHash, TypedForm.Read(row.Content)))];

    // Choices are saved only if they are on the list. Texts are saved as typed.
    private static MiniProgramDetails Clean(MiniProgramDetails input) => input with
    {
        LaunchTarget = LaunchTargetList.Find(input.LaunchTarget)?.Code,
        Industry = IndustryList.Find(input.Industry)?.Code,
        Logo = Hashing.IsHash(input.Logo) ? input.Logo : null,
    };
}
