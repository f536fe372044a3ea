using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands.Idempotency;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Hosting;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Hosting;

/// <summary>Drafts and unsent forms of the previous version become unfinished forms.</summary>
public sealed class FormerFormsTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Migrate_ADatabaseOfThePreviousVersion_TakesOverItsDraftsAndUnsentForms(Database database)
    {
        await using var previous = await FormerRows.CreateDatabaseAsync(database);
        var time = new TestTime();
        var data = new TestData(previous, time);
        var owner = await data.PersonAsync();
        var workspace = await data.WorkspaceAsync(owner);
        var rows = new FormerRows(() => previous.NewContext(), workspace, owner);
        var id = await rows.ProgramAsync(time.Now);
        var now = DateTime.UtcNow;
        var logos = new[] { await rows.LogoAsync(now.AddDays(-3), 1), await rows.LogoAsync(now.AddDays(-3), 2) };
        var draft = await rows.DraftAsync("晨", now.AddDays(-20), logo: logos[0]);
        var create = await rows.UnsentAsync("光", now.AddDays(-2));
        var modify = await rows.UnsentAsync("茶", now.AddDays(-1), miniProgramId: id, logo: logos[1]);

        var migrate = await ConsoleProcess.RunAsync(previous, "migrate");
        var forms = await rows.FormsAsync();
        var again = await ConsoleProcess.RunAsync(previous, "migrate");

        Assert.True((migrate.ExitCode, again.ExitCode) == (0, 0), migrate.Output + again.Output);
        Assert.Contains("\"{Count} drafts and unsent forms were taken over\",\"Count\":3", migrate.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("were taken over", again.Output, StringComparison.Ordinal);
        Assert.Equal((0, 0), await rows.CountAsync());
        Assert.Equal(
            [(modify, id, logos[1], false), (create, null, null, false), (draft, null, logos[0], true)],
            forms.Select(form => (form.Token, form.MiniProgramId, form.LogoHash, form.SavedOnPurpose)));
        Assert.All(forms, form => Assert.Equal(workspace.Id, form.WorkspaceId));
        Assert.Equal(
            [1, 2, 20], forms.Select(form => (int)Math.Round((now - form.SavedAt).TotalDays)));
        Assert.Equal(("茶", "晨光"), (Said(forms[0]).Details.Name, Said(forms[0]).Base?.Name));
        Assert.Equal(
            new MiniProgramDetails
            {
                LaunchTarget = "alipay-cn",
                Name = "晨",
                Tagline = "现磨\"咖啡\"",
                Description = "一\n二 😀",
                Logo = logos[0],
                Industry = "food-coffee",
                ContactNumber = "0571",
                ContactEmail = "a@b",
            },
            Said(forms[2]).Details);
        await using var context = previous.NewContext();
        // Nodes of the previous version keep a logo for a day after it was chosen.
        Assert.Equal(2, await context.StagedLogos.CountAsync(logo => logo.UserId == owner.Id && logo.StagedAt >= now, Cancelled));
        Assert.Equal(
            forms.Select(form => (form.Token, form.Content)), (await rows.FormsAsync()).Select(form => (form.Token, form.Content)));

        await using var process = await ConsoleProcess.StartAsync(previous);
        var visitor = process.NewVisitor();
        await visitor.SignInAsync(owner);
        var list = await visitor.GetAsync(CreateForm.ListAddress(workspace));
        var resumed = await visitor.GetAsync(Assert.Single(list.Document.QuerySelectorAll(".draft a")).GetAttribute("href")!);
        Assert.Equal("晨", resumed.Control("Mini Program Name").GetAttribute("value"));
        Assert.Contains("Your logo is saved. You don't need to choose it again.", resumed.Text, StringComparison.Ordinal);
        Assert.NotNull((await visitor.GetAsync(CreateForm.Address(workspace))).Document.QuerySelector($".unsent a[href$='{create}']"));
        Assert.NotNull((await visitor.GetAsync(Unsent.EditAddress(workspace, id))).Document.QuerySelector($".unsent a[href$='{modify}']"));
    }

    [Theory]
    [EachDatabase(0, 1, "草稿")]
    [EachDatabase(1, 0, "未提交")]
    public async Task SharedKey_TheNewerWinsAndStaysADraft(Database database, int draftAge, int unsentAge, string expected)
    {
        var (host, rows, _, _) = await ArrangeAsync(database);
        var token = await rows.DraftAsync("草稿", host.Time.Now.AddHours(-draftAge));
        await rows.UnsentAsync("未提交", host.Time.Now.AddHours(-unsentAge), token);

        await TakeOverAsync(host);

        var form = Assert.Single(await rows.FormsAsync());
        Assert.Equal((token, expected, true, host.Time.Now), (form.Token, Said(form).Details.Name, form.SavedOnPurpose, form.SavedAt));
        Assert.Equal((0, 0), await rows.CountAsync());
    }

    [Theory]
    [EachDatabase(0, 1, "新")]
    [EachDatabase(1, 0, "草稿")]
    public async Task ExistingKey_TheNewerWinsAndStaysADraft(Database database, int storedAge, int draftAge, string expected)
    {
        var (host, rows, workspace, owner) = await ArrangeAsync(database);
        var token = await rows.DraftAsync("草稿", host.Time.Now.AddHours(-draftAge), logo: await rows.LogoAsync(host.Time.Now));
        await rows.AddAsync(New(workspace, owner, "新", host.Time.Now.AddHours(-storedAge), token: token));

        await TakeOverAsync(host);

        var form = Assert.Single(await rows.FormsAsync());
        Assert.Equal((expected, true, expected == "新"), (Said(form).Details.Name, form.SavedOnPurpose, form.LogoHash is null));
        Assert.Equal((0, 0), await rows.CountAsync());
    }

    [Theory, EachDatabase]
    public async Task MoreThanTwentyKept_RemovesTheOldestButNeverDrafts(Database database)
    {
        var (host, rows, workspace, owner) = await ArrangeAsync(database);
        for (var number = 0; number < UnfinishedForm.MaxKept; number++)
        {
            await rows.UnsentAsync($"{number}", host.Time.Now.AddMinutes(-number));
        }

        await rows.AddAsync(New(workspace, owner, "stored", host.Time.Now.AddMinutes(-5.5)));
        for (var slot = 1; slot <= UnfinishedForm.MaxSavedOnPurpose; slot++)
        {
            await rows.DraftAsync($"draft {slot}", host.Time.Now.AddDays(-20), slot);
        }

        await TakeOverAsync(host);

        var forms = await rows.FormsAsync();
        Assert.Equal(UnfinishedForm.MaxSavedOnPurpose, forms.Count(form => form.SavedOnPurpose));
        var kept = forms.Where(form => !form.SavedOnPurpose).Select(form => Said(form).Details.Name).ToList();
        Assert.Equal(UnfinishedForm.MaxKept, kept.Count);
        Assert.Contains("stored", kept);
        Assert.DoesNotContain("19", kept);
        Assert.Equal((0, 0), await rows.CountAsync());
    }

    [Theory, EachDatabase]
    public async Task MoreThanTenDrafts_TheOldestWaitWithTheirLogosUntilThereIsRoom(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        var (rows, workspace, owner) = await ArrangeAsync(host);
        for (var number = 0; number < 4; number++)
        {
            await rows.AddAsync(New(workspace, owner, $"stored {number}", host.Time.Now.AddDays(-2), savedOnPurpose: true));
            await rows.DraftAsync($"newer {number}", host.Time.Now.AddDays(-1), number + 1);
        }

        for (var slot = 5; slot <= 8; slot++)
        {
            await rows.DraftAsync(
                $"old {slot}", host.Time.Now.AddDays(-slot), slot, logo: await rows.LogoAsync(host.Time.Now.AddDays(-3), slot));
        }

        var housekeeping = host.Services.GetRequiredService<Housekeeping>();
        await housekeeping.TidyAsync(Cancelled);
        await housekeeping.TidyAsync(Cancelled);

        Assert.DoesNotContain(host.Log.Errors, error => error.Contains("Removing what has expired", StringComparison.Ordinal));
        var forms = await rows.FormsAsync();
        Assert.Equal(UnfinishedForm.MaxSavedOnPurpose, forms.Count);
        Assert.Equal((2, 0), await rows.CountAsync());
        var visitor = await host.SignInAsync(owner);
        var list = await visitor.GetAsync(CreateForm.ListAddress(workspace));
        await visitor.SubmitAsync(list.Document.QuerySelectorAll("form[action$='/drafts/discard']").OfType<IHtmlFormElement>().First());
        await housekeeping.TidyAsync(Cancelled);
        Assert.Equal((1, 0), await rows.CountAsync());
        Assert.Equal("old 7", Said((await rows.FormsAsync())[^1]).Details.Name);
        await using var context = host.NewContext();
        Assert.Equal(4, await context.StagedLogos.CountAsync(row => row.UserId == owner.Id, Cancelled));
    }

    [Theory, EachDatabase]
    public async Task ExpiredAndSubmittedForms_AreNotTakenOver(Database database)
    {
        var (host, rows, _, owner) = await ArrangeAsync(database);
        await rows.DraftAsync("expired", host.Time.Now - UnfinishedForm.Lifetime, logo: await rows.LogoAsync(host.Time.Now.AddDays(-40)));
        var (created, sentAgain) = (await rows.DraftAsync("created", host.Time.Now.AddHours(-2), slot: 2), Guid.NewGuid());
        await rows.UnsentAsync("created", host.Time.Now.AddHours(-1), created);
        await rows.UnsentAsync("sent again", host.Time.Now, sentAgain);
        foreach (var token in new[] { created, sentAgain })
        {
            await rows.AddAsync(new IdempotencyRecord
            {
                UserId = owner.Id,
                Token = token,
                Fingerprint = new string('a', 64),
                SubjectId = "1",
                SubjectName = "晨光",
                At = host.Time.Now.AddHours(-1),
            });
        }

        await TakeOverAsync(host);

        Assert.Equal([sentAgain], (await rows.FormsAsync()).Select(form => form.Token));
        Assert.Equal((0, 0), await rows.CountAsync());
    }

    [Theory, EachDatabase]
    public async Task DeletedAccount_LosesItsRows(Database database)
    {
        var (host, rows, workspace, owner) = await ArrangeAsync(database);
        await host.Data.UnfinishedFormAsync(workspace, owner.Id, savedOnPurpose: false);
        await rows.DraftAsync("晨", host.Time.Now);
        await rows.UnsentAsync("光", host.Time.Now);
        await using var context = host.NewContext();
        await context.Users.Where(user => user.Id == owner.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.DeletedAt, host.Time.Now), Cancelled);

        await host.Services.GetRequiredService<Housekeeping>().TidyAsync(Cancelled);

        Assert.Empty(await rows.FormsAsync());
        Assert.Equal((0, 0), await rows.CountAsync());
    }

    [Theory, EachDatabase]
    public async Task ManyNodesAtOnce_WhileTheAuthorKeepsWorking_LoseNothing(Database database)
    {
        var (host, rows, workspace, owner) = await ArrangeAsync(database);
        var tokens = new List<Guid>();
        for (var slot = 1; slot <= 8; slot++)
        {
            tokens.Add(await rows
                .DraftAsync("former", host.Time.Now.AddDays(-1), slot, logo: await rows.LogoAsync(host.Time.Now.AddHours(-30), slot)));
        }

        await Task.WhenAll(
        [
            .. Enumerable.Range(0, 4).Select(_ => TakeOverAsync(host)),
            .. tokens.Take(4).Select(token => SaveAsync(host, workspace, owner, token)),
        ]);

        var forms = await rows.FormsAsync();
        Assert.Equal(tokens.Order(), forms.Select(form => form.Token).Order());
        Assert.All(forms, form => Assert.Equal(tokens.IndexOf(form.Token) < 4 ? "saved" : "former", Said(form).Details.Name));
        Assert.Equal((0, 0), await rows.CountAsync());
    }

    private async Task<(ConsoleHost Host, FormerRows Rows, Workspace Workspace, Person Owner)> ArrangeAsync(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (rows, workspace, owner) = await ArrangeAsync(host);
        return (host, rows, workspace, owner);
    }

    private static async Task<(FormerRows Rows, Workspace Workspace, Person Owner)> ArrangeAsync(ConsoleHost host)
    {
        var owner = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(owner);
        return (new FormerRows(host.NewContext, workspace, owner), workspace, owner);
    }

    private static UnfinishedForm New(
        Workspace workspace, Person author, string name, DateTime at, bool savedOnPurpose = false, Guid? token = null)
    {
        var content = new TypedForm(new MiniProgramDetails { Name = name }).ToJson();
        return new UnfinishedForm
        {
            AuthorId = author.Id,
            Token = token ?? Guid.NewGuid(),
            WorkspaceId = workspace.Id,
            Content = content,
            SavedOnPurpose = savedOnPurpose,
            SavedAt = at,
        };
    }

    private static async Task TakeOverAsync(ConsoleHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<FormerForms>().TakeOverAsync(Cancelled);
    }

    private static async Task SaveAsync(ConsoleHost host, Workspace workspace, Person author, Guid token)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var membership = await scope.ServiceProvider.GetRequiredService<WorkspaceService>().Of(author.Id)
            .SingleAsync(row => row.Code == workspace.Code, Cancelled);
        var result = await scope.ServiceProvider.GetRequiredService<UnfinishedFormService>()
            .SaveAsync(
                membership,
                new SystemSender(new Actor(author.Id, author.Name, null)),
                token,
                new MiniProgramDetails { Name = "saved" },
                Cancelled);
        Assert.Empty(result.Errors);
    }

    private static TypedForm Said(UnfinishedForm form) => TypedForm.Read(form.Content);
}
