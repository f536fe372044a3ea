using System.Globalization;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Wording;

/// <summary>Dates, numbers and file headings follow the reader's language.</summary>
public sealed class FormatTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    [Theory]
    [InlineData("en", "d MMM yyyy, HH:mm 'UTC'", "d MMM yyyy")]
    [InlineData("zh-CN", "yyyy年M月d日 HH:mm 'UTC'", "yyyy年M月d日")]
    public async Task Moments_OnEachPage_AreInTheReadersFormat(string language, string moment, string day)
    {
        var team = await GreekTeam.OnAsync(await hosts.OnAsync(Database.Sqlite), language);
        var (home, reader) = ($"/workspaces/{team.Workspace.Code}", CultureInfo.GetCultureInfo(language));
        string[] addresses =
        [
            $"{home}/mini-programs", $"{home}/mini-programs?status=deleted", $"{home}/mini-programs/{team.Program.MiniProgramId}",
            $"{home}/mini-programs/{team.Program.MiniProgramId}/history", $"{home}/members", $"{home}/activity",
            "/account/sessions", "/account/sign-ins", "/account/events",
        ];
        foreach (var address in addresses)
        {
            var page = await team.People["owner"].GetAsync(address);
            var (moments, days) = (page.Document.QuerySelectorAll("time[datetime]"), page.Document.QuerySelectorAll("span.day"));

            Assert.True(moments.Length + days.Length > 0, $"{address} shows no moment.");
            Assert.All(moments, time => Assert.Equal(
                DateTime.Parse(time.GetAttribute("datetime")!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal)
                    .ToString(moment, reader),
                time.TextContent));
            Assert.All(
                days,
                shown =>
                    Assert.True(DateTime.TryParseExact(shown.TextContent, day, reader, DateTimeStyles.None, out _), shown.TextContent));
        }
    }

    [Theory]
    [InlineData("en", "1 of 10 used for Alipay China", "The logo is 300.5 KB. At most 256 KB are allowed.")]
    [InlineData("zh-CN", "支付宝已使用 1 / 10", "图标大小为 300.5 KB，最大 256 KB。")]
    public async Task QuotasAndSizes_AreInTheReadersLanguage(string language, string quota, string size)
    {
        var team = await GreekTeam.OnAsync(await hosts.OnAsync(Database.Sqlite), language);

        Assert.Contains(
            quota, (await team.People["owner"].GetAsync(CreateForm.ListAddress(team.Workspace))).Text, StringComparison.Ordinal);
        var refused = await team.People["owner"].CreateAsync(team.Workspace, logo: new UploadedFile("λ.png", new byte[(300 * 1024) + 512]));
        Assert.Contains(size, refused.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "\"Mini program ID\",\"Mini Program Name\",\"Tagline\",\"Description\",\"Launch target\",\"Language\"", "\"Number\",\"Time (UTC)\",\"Person\"")]
    [InlineData("zh-CN", "\"小程序 ID\",\"小程序名称\",\"标语\",\"描述\",\"上架平台\",\"语言\"", "\"序号\",\"时间（UTC）\",\"操作人\"")]
    public async Task Exports_HaveHeadingsInTheReadersLanguage(string language, string programs, string activity)
    {
        var team = await GreekTeam.OnAsync(await hosts.OnAsync(Database.Sqlite), language);

        Assert.StartsWith(
            programs, await HeadingsAsync(team, $"{CreateForm.ListAddress(team.Workspace)}/export.csv"), StringComparison.Ordinal);
        Assert.StartsWith(
            activity, await HeadingsAsync(team, $"/workspaces/{team.Workspace.Code}/activity/export.csv"), StringComparison.Ordinal);
    }

    private static async Task<string> HeadingsAsync(GreekTeam team, string address)
    {
        var headings = (await team.People["owner"].GetAsync(address)).Body.TrimStart('\uFEFF').Split('\r', '\n')[0];
        Assert.Empty(ForeignWords.In(team.Language, headings));
        return headings;
    }
}
