using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Logos;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.MiniPrograms.Editing;

public sealed class ModifyTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Post_ChangedName_SavesItWithAnEntryOfThatFieldAndKeepsTheLogo(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var id = await host.CreateProgramAsync(visitor, workspace);
        var before = await host.ProgramAsync(id);
        host.Time.Advance(TimeSpan.FromMinutes(5));

        var answer = await visitor.ModifyAsync(workspace, id, "Name", " 晨光咖啡馆 ");

        Assert.Equal(Managing.Address(workspace, id), answer.Location);
        var after = await host.ProgramAsync(id);
        Assert.Equal(("晨光咖啡馆", host.Time.Now, before.CreatedAt), (after.Details.Name!, after.ModifiedAt, after.CreatedAt));
        Assert.Equal((before.LogoId, before.Details.Logo!), (after.LogoId, after.Details.Logo!));
        Assert.NotEqual(before.Version, after.Version);
        await using var context = host.NewContext();
        var entry = await context.AuditEntries.SingleAsync(row => row.SubjectId == id && row.Action == "mini-program.modified", Cancelled);
        Assert.Equal(("""{"Name":"晨光咖啡"}""", """{"Name":"晨光咖啡馆"}"""), (entry.Before, entry.After));
        var page = await visitor.FollowAsync(answer);
        HtmlAssert.Flash(page, "晨光咖啡馆 was saved.");
        Assert.Equal("晨光咖啡馆", page.Heading);
    }

    [Theory, EachDatabase]
    public async Task Post_NothingChanged_SaysSoAndWritesNothing(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var id = await host.CreateProgramAsync(visitor, workspace);
        var before = await host.ProgramAsync(id);
        host.Time.Advance(TimeSpan.FromMinutes(5));

        var answer = await visitor.ModifyAsync(workspace, id, "Name", "晨光咖啡 ");

        HtmlAssert.Flash(await visitor.FollowAsync(answer), "There are no changes to 晨光咖啡, so nothing was saved.");
        var after = await host.ProgramAsync(id);
        Assert.Equal((before.Version, before.ModifiedAt), (after.Version, after.ModifiedAt));
        await using var context = host.NewContext();
        Assert.Equal(1, await context.AuditEntries.CountAsync(row => row.SubjectId == id, Cancelled));
    }

    [Theory, EachDatabase]
    public async Task Post_InvalidNameWithANewLogo_ShowsErrorAndKeepsTheLogo(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var id = await host.CreateProgramAsync(visitor, workspace);
        var logo = UploadedFile.Logo(colour: "#C2542D");

        var page = await visitor.ModifyAsync(workspace, id, "Name", "A", logo);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        HtmlAssert.FieldError(page, "Mini Program Name", "The name is 1 character long. It needs at least 3.");
        Assert.Contains("Your logo is saved. You don't need to choose it again.", page.Text, StringComparison.Ordinal);
        var saved = await visitor.SubmitAsync(page.Form(id), new Dictionary<string, string?> { ["Name"] = "晨光咖啡馆" });
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Equal(logo.Content, (await host.ProgramAsync(id)).Logo.Content);
    }

    [Theory, EachDatabase]
    public async Task Post_EachFieldEmpty_ShowsErrors(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var id = await host.CreateProgramAsync(visitor, workspace);
        var form = (await visitor.GetAsync($"{Managing.Address(workspace, id)}/edit")).Form(id);
        var fields = MiniProgramFieldList.ModifiableText.Select(field => field.Name).ToList();

        var page = await visitor.SubmitAsync(form, fields.ToDictionary(field => field, _ => (string?)""));

        Assert.Equal(fields, page.Document.QuerySelectorAll("[aria-invalid=true]").Select(control => control.Id));
        Assert.Contains($"There are {fields.Count} problems", page.Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Post_NewLogosRepeatedly_KeepsTheLatestFormerOnes(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var id = await host.CreateProgramAsync(visitor, workspace);
        var logos = Enumerable.Range(1, 13).Select(side => UploadedFile.Logo(side)).ToList();
        foreach (var logo in logos)
        {
            await visitor.ModifyAsync(workspace, id, "Name", "晨光咖啡", logo);
        }

        await using var context = host.NewContext();
        var kept = await context.Logos.Where(logo => logo.MiniProgramId == id).OrderBy(logo => logo.Id).Select(logo => logo.Content)
            .ToListAsync(Cancelled);
        Assert.Equal(logos.TakeLast(Logo.MaxFormer + 1).Select(logo => logo.Content), kept);
        Assert.Equal(logos[^1].Content, (await host.ProgramAsync(id)).Logo.Content);
    }

    [Theory, EachDatabase]
    public async Task Post_SameFormTwice_HasOneEffectAndTheSameAnswer(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var id = await host.CreateProgramAsync(visitor, workspace);
        var form = (await visitor.GetAsync($"{Managing.Address(workspace, id)}/edit")).Form(id);
        var values = new Dictionary<string, string?> { ["Name"] = "晨光咖啡馆" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => visitor.SubmitAsync(form, values)));
        var late = await visitor.SubmitAsync(form, values);

        Assert.All(answers.Append(late), answer => Assert.Equal(Managing.Address(workspace, id), answer.Location));
        HtmlAssert.Flash(await visitor.FollowAsync(late), "晨光咖啡馆 was saved.");
        await using var context = host.NewContext();
        Assert.Equal(
            1, await context.AuditEntries.CountAsync(row => row.SubjectId == id && row.Action == "mini-program.modified", Cancelled));
    }

    [Theory, EachDatabase]
    public async Task Post_SameFormWithAnInvalidFile_IsNotARepetition(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var id = await host.CreateProgramAsync(visitor, workspace);
        var form = (await visitor.GetAsync($"{Managing.Address(workspace, id)}/edit")).Form(id);
        var values = new Dictionary<string, string?> { ["Name"] = "晨光咖啡馆" };
        await visitor.SubmitAsync(form, values);

        var page = await visitor.SubmitAsync(form, values, UploadedFile.Logo(name: "logo.gif"));
        var again = await visitor.SubmitAsync(page.Form(id), new Dictionary<string, string?>(), UploadedFile.Logo(name: "logo.gif"));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("You have already submitted this form for 晨光咖啡馆.", page.Text, StringComparison.Ordinal);
        Assert.Equal("晨光咖啡馆", page.Control("Mini Program Name").GetAttribute("value"));
        HtmlAssert.FieldError(again, "Logo", "The file is named logo.gif. Choose a .jpg, .jpeg or .png file.");
    }

    [Theory, EachDatabase]
    public async Task Post_FirstLogoNoLongerKept_DoesNotAskForALogo(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var id = await host.CreateProgramAsync(visitor, workspace);
        var form = (await visitor.GetAsync($"{Managing.Address(workspace, id)}/edit")).Form(id);
        for (var side = 1; side <= Logo.MaxFormer + 1; side++)
        {
            await visitor.ModifyAsync(workspace, id, "Name", "晨光咖啡", UploadedFile.Logo(side));
        }

        await using var context = host.NewContext();
        await context.StagedLogos.ExecuteDeleteAsync(Cancelled);

        var page = await visitor.SubmitAsync(form, new Dictionary<string, string?> { ["Name"] = "晨光咖啡馆" });

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal(["Name"], page.Document.QuerySelectorAll("fieldset.conflict").Select(field => field.Id));
    }

    [Theory]
    [EachDatabase("Choice[0].Key", "Name", "Choice[1].Key", "Name")]
    [EachDatabase("Choice[Name]", "99", "Choice[Nothing]", "Mine")]
    [EachDatabase("Asked", "Nothing", "Asked[1000000]", "Name")]
    public async Task Post_UnexpectedFormKeys_ChangeNothingElse(
        Database database, string key, string value, string otherKey, string otherValue)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var id = await host.CreateProgramAsync(visitor, workspace);
        var form = (await visitor.GetAsync($"{Managing.Address(workspace, id)}/edit")).Form(id);

        var answer = await visitor.SubmitAsync(
            form, new Dictionary<string, string?> { ["Name"] = "晨光咖啡馆", [key] = value, [otherKey] = otherValue });

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal("晨光咖啡馆", (await host.ProgramAsync(id)).Details.Name!);
    }

    [Theory, EachDatabase]
    public async Task Post_TamperedTargetAndTimes_ChangeNothing(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var id = await host.CreateProgramAsync(visitor, workspace);
        var before = await host.ProgramAsync(id);
        var form = (await visitor.GetAsync($"{Managing.Address(workspace, id)}/edit")).Form(id);

        await visitor.SubmitAsync(form, new Dictionary<string, string?>
        {
            ["Name"] = "晨光咖啡馆",
            ["LaunchTarget"] = "nowhere",
            ["Language"] = "en",
            ["MiniProgramId"] = "1111222233334444",
            ["CreatedById"] = "1",
            ["Status"] = "9",
        });

        var after = await host.ProgramAsync(id);
        Assert.Equal("晨光咖啡馆", after.Details.Name!);
        Assert.Equal(
            (before.LaunchTarget, before.Language, before.CreatedById, before.Status),
            (after.LaunchTarget, after.Language, after.CreatedById, after.Status));
    }

    [Theory, EachDatabase]
    public async Task Post_LogoOfAnotherPerson_IsRefused(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var id = await host.CreateProgramAsync(visitor, workspace);
        var (_, other, elsewhere) = await hosts.OwnerAsync(database);
        var theirs = await host.ProgramAsync(await host.CreateProgramAsync(other, elsewhere, logo: UploadedFile.Logo(96)));

        var page = await visitor.ModifyAsync(workspace, id, "Logo", theirs.Details.Logo!);

        HtmlAssert.FieldError(page, "Logo", "Choose a logo: a square .jpg, .jpeg or .png of at most 256 KB.");
        Assert.NotEqual(theirs.Details.Logo!, (await host.ProgramAsync(id)).Details.Logo!);
    }

    [Theory, EachDatabase]
    public async Task Developer_SeesTheButtonDisabledAndAddressesAnswer403(Database database)
    {
        var (host, owner, workspace) = await hosts.OwnerAsync(database);
        var id = await host.CreateProgramAsync(owner, workspace);
        var developer = await host.Data.PersonAsync();
        await host.Data.AddMemberAsync(workspace, developer, WorkspaceRole.Developer);
        var visitor = await host.SignInAsync(developer);

        var page = await visitor.GetAsync(Managing.Address(workspace, id));
        var edit = await visitor.GetAsync($"{Managing.Address(workspace, id)}/edit");

        var button = page.Document.QuerySelector(".page-head [aria-disabled=true]")!;
        var reason = page.Document.GetElementById(button.GetAttribute("aria-describedby")!)!.TextContent;
        Assert.StartsWith(
            "Only the owner and masters of this workspace and the admins of this mini program can modify it. Ask ",
            reason,
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, edit.Status);
        Assert.Contains(reason, edit.Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task ProgramOfAnotherWorkspace_IsNotFound(Database database)
    {
        var (host, other, elsewhere) = await hosts.OwnerAsync(database);
        var id = await host.CreateProgramAsync(other, elsewhere);
        var (_, visitor, workspace) = await hosts.OwnerAsync(database);
        var mine = await host.CreateProgramAsync(visitor, workspace);
        var form = (await visitor.GetAsync($"{Managing.Address(workspace, mine)}/edit")).Form(mine);
        form.SetAttribute("action", form.GetAttribute("action")!.Replace(mine, id, StringComparison.Ordinal));

        foreach (var address in new[] { "", "/edit", "/delete", "/history" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(Managing.Address(workspace, id) + address)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(Managing.Address(elsewhere, id) + address)).Status);
        }

        Assert.Equal(
            HttpStatusCode.NotFound, (await visitor.SubmitAsync(form, new Dictionary<string, string?> { ["Name"] = "别人的小程序" })).Status);
        Assert.Equal("晨光咖啡", (await host.ProgramAsync(id)).Details.Name!);
    }
}
