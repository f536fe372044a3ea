using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Testing.Databases;

/// <summary>Writes drafts, unsent forms and their mini program as the previous version did.</summary>
internal sealed class FormerRows(Func<ConsoleDbContext> newContext, Workspace workspace, Person author)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Stops at the last migration before unfinished forms.</summary>
    public static async Task<TestDatabase> CreateDatabaseAsync(Database kind)
    {
        var database = await TestDatabase.CreateAsync(kind, migrated: false);
        await using var context = database.NewContext();
        var before = context.Database.GetMigrations().TakeWhile(name => !name.EndsWith("_UnfinishedForms", StringComparison.Ordinal))
            .Last();
        await context.GetService<IMigrator>().MigrateAsync(before, Cancelled);
        return database;
    }

    /// <summary>Returns its ID. Today's model may have columns that the previous version's table lacks.</summary>
    public async Task<string> ProgramAsync(DateTime at)
    {
        const string Id = "2021000000000000";
        var content = UploadedFile.Logo().Content;
        var hash = Hashing.Sha256(content);
        var place = (author.Id, workspace.MerchantId, workspace.Id);
        await using var context = newContext();
        await context.Database.OpenConnectionAsync(Cancelled);
        await context.InsertAsync("IssuedMiniProgramIds", ("Id", Id));
        await context.InsertAsync(
            "Logos", ("WorkspaceId", workspace.Id), ("MiniProgramId", Id), ("Hash", hash), ("Content", content), ("CreatedAt", at));
        var logo = await context.Logos.Select(row => row.Id).SingleAsync(Cancelled);
        await context.InsertAsync("MiniPrograms", [.. RowsWithoutModel.NewProgram(Id, "晨光咖啡", place, logo, at), ("LogoHash", hash)]);
        return Id;
    }

    /// <summary>Each number produces a different logo.</summary>
    public async Task<string> LogoAsync(DateTime at, int number = 1)
    {
        var content = UploadedFile.Logo(colour: $"#0000{number:X2}").Content;
        var logo = new StagedLogo { UserId = author.Id, Hash = Hashing.Sha256(content), Content = content, StagedAt = at };
        await AddAsync(logo);
        return logo.Hash;
    }

    public async Task<Guid> DraftAsync(string name, DateTime at, int slot = 1, Guid? token = null, string? logo = null)
    {
        var draft = new FormerDraft
        {
            AuthorId = author.Id,
            Token = token ?? Guid.NewGuid(),
            WorkspaceId = workspace.Id,
            Slot = slot,
            LaunchTarget = "alipay-cn",
            Name = name,
            Tagline = "现磨\"咖啡\"",
            Description = "一\n二 😀",
            LogoHash = logo,
            Industry = "food-coffee",
            ContactNumber = "0571",
            ContactEmail = "a@b",
            SavedAt = at,
        };
        await AddAsync(draft);
        return draft.Token;
    }

    public async Task<Guid> UnsentAsync(string name, DateTime at, Guid? token = null, string? miniProgramId = null, string? logo = null)
    {
        var details = new MiniProgramDetails { Name = name, Logo = logo };
        var form = new FormerUnsentForm
        {
            UserId = author.Id,
            Token = token ?? Guid.NewGuid(),
            WorkspaceId = workspace.Id,
            MiniProgramId = miniProgramId,
            Content = new TypedForm(details, miniProgramId is null ? null : new MiniProgramDetails { Name = "晨光" }).ToJson(),
            LogoHash = logo,
            SavedAt = at,
        };
        await AddAsync(form);
        return form.Token;
    }

    /// <summary>The number of rows that the author has in the former tables.</summary>
    public async Task<(int Drafts, int Unsent)> CountAsync()
    {
        await using var context = newContext();
        return (await context.Set<FormerDraft>().CountAsync(draft => draft.AuthorId == author.Id, Cancelled),
            await context.Set<FormerUnsentForm>().CountAsync(form => form.UserId == author.Id, Cancelled));
    }

    /// <summary>The author's unfinished forms, newest first.</summary>
    public async Task<List<UnfinishedForm>> FormsAsync()
    {
        await using var context = newContext();
        return await context.UnfinishedForms.AsNoTracking().Where(form => form.AuthorId == author.Id)
            .OrderByDescending(form => form.SavedAt).ToListAsync(Cancelled);
    }

    public async Task AddAsync(object row)
    {
        await using var context = newContext();
        context.Add(row);
        await context.SaveChangesAsync(Cancelled);
    }
}
