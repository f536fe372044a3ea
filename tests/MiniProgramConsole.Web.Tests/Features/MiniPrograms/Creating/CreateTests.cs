using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.MiniPrograms.Creating;

public sealed class CreateTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Post_ValidDetails_CreatesTheProgramWithItsLogoPlaceAndAuditEntry(Database database)
    {
        var host = await hosts.OnAsync(database);
        var owner = await host.Data.PersonAsync("Lin Wei");
        var workspace = await host.Data.WorkspaceAsync(owner);
        var visitor = await host.SignInAsync(owner);
        var logo = UploadedFile.Logo();

        var answer = await visitor.CreateAsync(workspace, logo: logo);

        Assert.Equal(CreateForm.ListAddress(workspace), answer.Location);
        await using var context = host.NewContext();
        var program = await context.MiniPrograms.Include(p => p.Logo).SingleAsync(p => p.WorkspaceId == workspace.Id, Cancelled);
        Assert.Equal("晨光咖啡", program.Details.Name!);
        Assert.Equal("zh-CN", program.Language);
        Assert.Equal("alipay-cn", program.LaunchTarget);
        Assert.Equal(MiniProgramStatus.InDevelopment, program.Status);
        Assert.Matches("^[1-9][0-9]{15}$", program.MiniProgramId);
        Assert.Equal(logo.Content, program.Logo.Content);
        Assert.Equal(owner.Id, program.CreatedById);
        Assert.Equal(host.Time.Now, program.CreatedAt);
        Assert.Equal(DateTimeKind.Utc, program.CreatedAt.Kind);
        Assert.Equal("在晨光咖啡点单，选择附近门店，到店即取。\n会员积分与生日礼都在一处。", program.Details.Description!);
        var quota = await context.MerchantQuotas.SingleAsync(q => q.MerchantId == workspace.MerchantId, Cancelled);
        Assert.Equal((1, 10), (quota.Used, quota.Limit));

        var entry = await context.AuditEntries.SingleAsync(e => e.SubjectId == program.MiniProgramId, Cancelled);
        Assert.Equal(("mini-program.created", owner.Id, "Lin Wei"), (entry.Action, entry.ActorId, entry.ActorName));
        Assert.Equal((host.Time.Now, (long?)workspace.Id, "晨光咖啡"), (entry.At, entry.WorkspaceId, entry.SubjectName));
        Assert.Null(entry.Before);
        var after = JsonSerializer.Deserialize<Dictionary<string, string>>(entry.After!)!;
        Assert.Equal((program.Details.Name!, program.Logo.Hash, "zh-CN"), (after["Name"], after["Logo"], after["Language"]));

        var list = await visitor.FollowAsync(answer);
        HtmlAssert.Flash(list, $"晨光咖啡 was created. Its mini program ID is {program.MiniProgramId}.");
        Assert.Contains("1 of 10 used for Alipay China", list.Text, StringComparison.Ordinal);
        Assert.Contains(program.MiniProgramId, list.Document.QuerySelector(".program-table")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Post_ValidDetails_StoresThemNormalised(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);

        await visitor.CreateAsync(workspace, new Dictionary<string, string?>(CreateForm.Valid("  Cafe\u0301 𠮷野 Ａ  "))
        {
            ["Description"] = "first line of the text\r\nsecond line of the text",
            ["ContactNumber"] = " 0571-1234567 ",
            ["ContactEmail"] = " service@shop.example.com ",
            ["Language"] = "en-US",
        });

        await using var context = host.NewContext();
        var program = await context.MiniPrograms.SingleAsync(p => p.WorkspaceId == workspace.Id, Cancelled);
        Assert.Equal("Caf\u00e9 𠮷野 Ａ", program.Details.Name!);
        Assert.Equal("caf\u00e9 𠮷野 a", program.NameSearch);
        Assert.Equal("first line of the text\nsecond line of the text", program.Details.Description!);
        Assert.Equal(
            ("0571-1234567", "service@shop.example.com", "zh-CN"),
            (program.Details.ContactNumber!, program.Details.ContactEmail!, program.Language));
    }

    [Theory, EachDatabase]
    public async Task Post_LongestTexts_FitTheirColumns(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        // A mathematical letter is two UTF-16 units but counts as 1 character; U+FDFA folds to 18 units.
        var name = string.Concat(Enumerable.Repeat("\U0001D400", 29)) + "\uFDFA";

        var answer = await visitor.CreateAsync(workspace, new Dictionary<string, string?>(CreateForm.Valid(name))
        {
            ["Tagline"] = string.Concat(Enumerable.Repeat("𠮷", 30)),
            ["Description"] = string.Concat(Enumerable.Repeat("😀", 200)),
            ["ContactEmail"] = $"a@{string.Join('.', Enumerable.Repeat(new string('x', 49), 5))}.cn",
        });

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        await using var context = host.NewContext();
        var program = await context.MiniPrograms.SingleAsync(p => p.WorkspaceId == workspace.Id, Cancelled);
        Assert.Equal((name, 400), (program.Details.Name!, program.Details.Description!.Length));
    }

    [Theory, EachDatabase]
    public async Task Post_NameOfAnotherProgram_IsAllowed(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);

        await visitor.CreateAsync(workspace);
        await visitor.CreateAsync(workspace);

        await using var context = host.NewContext();
        var ids = await context.MiniPrograms.Where(p => p.WorkspaceId == workspace.Id).Select(p => p.MiniProgramId).ToListAsync(Cancelled);
        Assert.Equal(2, ids.Distinct().Count());
    }

    [Theory, EachDatabase]
    public async Task Get_Form_HasTheLabelsTheTargetAndEachPrompt(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);

        var page = await visitor.GetAsync(CreateForm.Address(workspace));

        Assert.Equal("Create a mini program", page.Heading);
        string[] agreed = ["Language", "Mini Program Name", "Tagline", "Description", "Logo", "Mini Program Industry",
            "Customer Service Contact Number", "Customer Service Contact Email"];
        string[] labels = ["Language", .. FormFields.Labels()];
        Assert.Equal(agreed, labels.Where(agreed.Contains));
        Assert.Equal(labels, page.Document.QuerySelectorAll(".panel .field-label").Select(label => Page.Normal(label.TextContent)));
        Assert.Equal(labels.Length, page.Document.QuerySelectorAll(".panel .field-prompt").Length);
        Assert.Contains("Chinese (Simplified)", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("input[name=LaunchTarget][value=alipay-cn][checked]"));
        foreach (var label in labels[1..])
        {
            var control = page.Control(label);
            var prompt = page.Document.GetElementById(control.GetAttribute("aria-describedby")!.Split(' ')[0]);
            Assert.True(prompt!.TextContent.Length > 10, $"{label} has no prompt");
        }

        Assert.True(page.Document.QuerySelectorAll("#Industry optgroup option").Length > 150);
    }
}
