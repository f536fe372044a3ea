using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.MiniPrograms.Creating;

public sealed class CreateRefusalTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private const string Name = "Mini Program Name";
    private const string Number = "Customer Service Contact Number";
    private const string Email = "Customer Service Contact Email";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public Task Post_NameTooShort_ShowsError(Database database) =>
        RefusesAsync(database, "Name", "晨", Name, "The name is 2 characters long. It needs at least 3.");

    [Theory, EachDatabase]
    public Task Post_NameTooLong_ShowsError(Database database) =>
        RefusesAsync(database, "Name", new string('x', 31), Name, "The name is 31 characters long. The maximum is 30.");

    [Theory, EachDatabase]
    public Task Post_NameMissing_ShowsError(Database database) =>
        RefusesAsync(database, "Name", "  ", Name, "Enter the mini program name.");

    [Theory, EachDatabase]
    public Task Post_NameWithMarkup_ComesBackEncoded(Database database) =>
        RefusesAsync(database, "Name", "\"><script>alert(1)</script><p x=\"", Name, "The name is 33 characters long. The maximum is 30.");

    [Theory, EachDatabase]
    public Task Post_NameWithRefusedCharacter_ShowsItsCodePoint(Database database) => RefusesAsync(database, "Name", "a\u200Bbc", Name,
        "The name contains a character that cannot be shown (U+200B, character 2). Delete it and type the text again there.");

    [Theory, EachDatabase]
    public Task Post_NameThatHasNoNormalForm_ShowsItsCodePoint(Database database) => RefusesAsync(database, "Name", "abc\uFFFE", Name,
        "The name contains a character that cannot be shown (U+FFFE, character 4). Delete it and type the text again there.");

    [Theory, EachDatabase]
    public Task Post_TaglineTooShort_ShowsError(Database database) =>
        RefusesAsync(database, "Tagline", "九个字的标语不够长", "Tagline", "The tagline is 9 characters long. It needs at least 10.");

    [Theory, EachDatabase]
    public Task Post_DescriptionTooLong_ShowsError(Database database) => RefusesAsync(
        database, "Description", new string('字', 201), "Description", "The description is 201 characters long. The maximum is 200.");

    [Theory, EachDatabase]
    public Task Post_IndustryMissing_ShowsError(Database database) =>
        RefusesAsync(database, "Industry", "", "Mini Program Industry", "Choose an industry.");

    [Theory, EachDatabase]
    public Task Post_IndustryUnknown_ShowsError(Database database) => RefusesAsync(
        database, "Industry", "food", "Mini Program Industry", "This industry doesn't exist. Choose one from the list.", isKept: false);

    [Theory, EachDatabase]
    public Task Post_InvalidNumber_ShowsError(Database database) => RefusesAsync(database, "ContactNumber", "0571 1234567", Number,
        "Enter the number as XXXX-XXXXXXX: four digits, a hyphen, seven digits. For example 0571-1234567.");

    [Theory, EachDatabase]
    public Task Post_InvalidEmail_ShowsError(Database database) => RefusesAsync(database, "ContactEmail", "Shop <a@example.com>", Email,
        "Enter one email address, for example service@example.com.");

    [Theory, EachDatabase]
    public async Task Post_EverythingMissing_ShowsEachErrorOnceInTheFormsOrder(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var nothing = CreateForm.Valid().Keys.ToDictionary(key => key, _ => (string?)"");

        var page = await visitor.CreateWithoutFileAsync(workspace, nothing);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.StartsWith("Error: Create a mini program", page.Document.Title, StringComparison.Ordinal);
        var summary = page.Document.QuerySelector(".error-summary")!;
        var fields = MiniProgramFieldList.Modifiable;
        Assert.Equal($"There are {fields.Count} problems", Page.Normal(summary.QuerySelector("h2")!.TextContent));
        Assert.Equal(fields.Select(field => $"#{field.Name}"), summary.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        HtmlAssert.FieldError(page, "Logo", "Choose a logo: a square .jpg, .jpeg or .png of at most 256 KB.");
        await AssertNothingCreatedAsync(host, workspace.Id);
    }

    [Theory, EachDatabase]
    public async Task Post_UnknownTarget_ShowsErrorAndSavesNothing(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);

        var page = await visitor.CreateAsync(workspace, CreateForm.Valid("LaunchTarget", "wechat"));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("This launch target doesn't exist. Choose one from the list.", page.Text, StringComparison.Ordinal);
        await AssertNothingCreatedAsync(host, workspace.Id);
    }

    [Theory, EachDatabase]
    public async Task Post_InChinese_ShowsErrorsInChinese(Database database)
    {
        var host = await hosts.OnAsync(database);
        var owner = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(owner);
        var visitor = await host.SignInAsync(owner, "zh-CN,zh;q=0.9");

        var page = await visitor.CreateAsync(workspace, CreateForm.Valid("Name", "晨"));

        Assert.Equal("zh-Hans", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Contains("有 1 处需要修改", page.Text, StringComparison.Ordinal);
        Assert.Contains("名称现在是 2 个字符，至少需要 3 个。", page.Text, StringComparison.Ordinal);
    }

    private async Task RefusesAsync(Database database, string field, string value, string label, string message, bool isKept = true)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);

        var page = await visitor.CreateAsync(workspace, CreateForm.Valid(field, value));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        HtmlAssert.FieldError(page, label, message);
        Assert.Equal("There is a problem", Page.Normal(page.Document.QuerySelector(".error-summary h2")!.TextContent));
        AssertKept(page, isKept ? CreateForm.Valid(field, value) : CreateForm.Valid(field, ""));
        await AssertNothingCreatedAsync(host, workspace.Id);
    }

    private static void AssertKept(Page page, Dictionary<string, string?> values)
    {
        var form = page.Form("/mini-programs");
        foreach (var (name, value) in values)
        {
            var kept = form.Elements.Single(element => element.GetAttribute("name") == name) switch
            {
                AngleSharp.Html.Dom.IHtmlSelectElement select => select.Value,
                AngleSharp.Html.Dom.IHtmlTextAreaElement area => area.Value,
                var input => input.GetAttribute("value"),
            };
            Assert.Equal(value, kept?.Replace("\r\n", "\n", StringComparison.Ordinal));
        }
    }

    private static async Task AssertNothingCreatedAsync(ConsoleHost host, long workspaceId)
    {
        await using var context = host.NewContext();
        Assert.False(await context.MiniPrograms.AnyAsync(program => program.WorkspaceId == workspaceId, Cancelled));
        Assert.False(await context.AuditEntries.AnyAsync(entry => entry.WorkspaceId == workspaceId, Cancelled));
    }
}
