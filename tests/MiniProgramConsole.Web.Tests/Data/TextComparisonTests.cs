using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Text;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Data;

/// <summary>All databases must compare and sort texts alike, although their defaults differ.</summary>
public sealed class TextComparisonTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private static readonly (string Name, string Search, bool IsFound)[] Searches =
    [
        ("Coffee 咖啡", "COFFEE", true),
        ("Café 咖啡", "CAFÉ", true),
        ("Café 咖啡", "cafe", false),
        ("ＡＢＣ 咖啡", "abc", true),
        ("abc 咖啡", "ＡＢＣ", true),
        ("ｶﾌｪ 咖啡", "カフェ", true),
        ("カフェ 咖啡", "かふぇ", false),
        ("咖啡 １２３", "123", true),
        ("咖啡 ١٢٣", "123", false),
        ("咖啡 ①", "1", true),
        ("晨光 😀", "😀", true),
        ("晨光 😀", "😁", false),
        ("İstanbul", "istanbul", false),
        ("ışık", "işik", false),
        ("Straße", "STRASSE", false),
        ("Straße", "straße", true),
        ("咖啡店", "咖啡店   ", true),
        ("咖啡 100%", "%", true),
        ("咖啡 100", "%", false),
        ("咖啡 100", "1_0", false),
        ("咖啡 [1]", "[1]", true),
        ("咖啡 1", "[1]", false),
        ("咖啡 \\", "\\", true),
        ("咖啡 'a'", "'a'", true),
    ];

    private static readonly (string First, string Second)[] Different =
    [
        ("LIN@T.EXAMPLE", "lin@t.example"),
        ("LÍN@T.EXAMPLE", "LIN@T.EXAMPLE"),
        ("ＬＩＮ@T.EXAMPLE", "LIN@T.EXAMPLE"),
        ("カ@T.EXAMPLE", "か@T.EXAMPLE"),
        ("1@T.EXAMPLE", "１@T.EXAMPLE"),
        ("1@T.EXAMPLE", "١@T.EXAMPLE"),
        ("😀@T.EXAMPLE", "😁@T.EXAMPLE"),
        ("İ@T.EXAMPLE", "I@T.EXAMPLE"),
        ("ı@T.EXAMPLE", "i@T.EXAMPLE"),
        ("ß@T.EXAMPLE", "SS@T.EXAMPLE"),
        ("É@T.EXAMPLE", "E\u0301@T.EXAMPLE"),
        ("LIN-@T.EXAMPLE", "LIN\u00AD-@T.EXAMPLE"),
    ];

    private static readonly string[] Names =
    [
        "zebra", "Zebra 2", "alpha", "Alpha 2", "ALPHA 3", "ＡＬＰＨＡ ４", "Äpfel", "apfel", "Émile", "emile", "İzmir", "izmir", "ışık",
        "Straße", "strasse",
        "a b", "a-b", "ab", "a_b", "1 茶", "２ 茶", "10 茶", "٣ 茶", "咖啡", "茶", "晨光", "カフェ", "かふぇ", "ｶﾌｪ 2", "Ωmega", "ωmega 2", "_", "~",
    ];

    // SQL Server compares UTF-16 units, and U+FF5E sorts after surrogates.
    private static readonly string[] BeyondTheFirstPlane = ["😀 茶", "\uFF61 茶", "𠮷野家"];

    [Theory, EachDatabase]
    public async Task Search_OnEachDatabase_FindsTheSame(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var owner = await OwnerAsync(host, workspace);
        var programs = await host.Data.ProgramsAsync(workspace, owner, [.. Searches.Select(search => search.Name)]);

        foreach (var (program, (name, words, isFound)) in programs.Zip(Searches))
        {
            var list = await visitor.GetAsync($"{CreateForm.ListAddress(workspace)}/export.json?q={Uri.EscapeDataString(words)}");
            Assert.True(list.Body.Contains(program.MiniProgramId, StringComparison.Ordinal) == isFound, $"'{words}' for '{name}'");
        }
    }

    [Theory, EachDatabase]
    public async Task UniqueTexts_ThatDiffer_CanCoexist(Database database)
    {
        var host = await hosts.OnAsync(database);
        // SQL Server ignores trailing blanks in every comparison, and no such text gets that far.
        (string, string)[] trailing = database == Database.SqlServer ? [] : [("LIN", "LIN ")];
        foreach (var (first, second) in Different.Concat(trailing))
        {
            var mark = Guid.NewGuid().ToString("N");
            await AddPersonAsync(host, mark + first);
            await AddPersonAsync(host, mark + second);

            await using var context = host.NewContext();
            Assert.Equal(
                1, await context.Users.CountAsync(user => user.NormalizedEmail == mark + first, TestContext.Current.CancellationToken));
            var again = await Assert.ThrowsAsync<DbUpdateException>(() => AddPersonAsync(host, mark + first));
            Assert.Equal("EmailIndex", host.Services.GetRequiredService<IDatabaseErrors>().ViolatedConstraint(again));
        }
    }

    [Theory, EachDatabase]
    public async Task Programs_ByName_HaveOneOrderAcrossPages(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var names = database == Database.SqlServer ? Names : [.. Names, .. BeyondTheFirstPlane];
        await host.Data.ProgramsAsync(workspace, await OwnerAsync(host, workspace), names);
        var expected = names.Order(new CodePoints()).ToList();
        Assert.True(expected.Count > KeyedPage<string>.Size, "One page tells nothing of paging.");

        Assert.Equal(expected, await NamesAsync(visitor, $"{CreateForm.ListAddress(workspace)}?sort=name"));
        expected.Reverse();
        Assert.Equal(expected, await NamesAsync(visitor, $"{CreateForm.ListAddress(workspace)}?sort=-name"));
    }

    [Theory, EachDatabase]
    public async Task PeopleAndWorkspaces_InLists_AreInTheOrderOfTheirFoldedNames(Database database)
    {
        var host = await hosts.OnAsync(database);
        var owner = await host.Data.PersonAsync();
        var merchant = await host.Data.MerchantAsync();
        string[] names = ["zoe", "Bob", "ａｎｎａ", "Émile", "adam", "张伟", "BOB 2"];
        string[] expected = ["adam", "ａｎｎａ", "Bob", "BOB 2", "zoe", "Émile", "张伟"];
        Workspace? workspace = null;
        foreach (var name in names)
        {
            workspace = await host.Data.WorkspaceAsync(owner, merchant, name);
        }

        foreach (var name in names)
        {
            await host.Data.AddMemberAsync(workspace!, await host.Data.PersonAsync(name), WorkspaceRole.Developer);
        }

        var visitor = await host.SignInAsync(owner);
        var picker = await visitor.GetAsync("/workspaces");
        var members = await visitor.GetAsync($"/workspaces/{workspace!.Code}/members");

        Assert.Equal(expected, picker.Document.QuerySelectorAll(".workspace-card a").Select(link => Page.Normal(link.TextContent)));
        Assert.Equal(expected, InOrderOfAppearance(members.Text, names));
    }

    private static async Task<Person> OwnerAsync(ConsoleHost host, Workspace workspace)
    {
        await using var context = host.NewContext();
        return await context.Users.Where(user => user.Id == workspace.OwnerId)
            .Select(user => new Person(user.Id, user.Code, user.Email!, user.DisplayName))
            .SingleAsync(TestContext.Current.CancellationToken);
    }

    private static async Task AddPersonAsync(ConsoleHost host, string normalized)
    {
        await using var context = host.NewContext();
        var name = Guid.NewGuid().ToString();
        context.Users.Add(new ApplicationUser
        {
            DisplayName = "Twin",
            Email = normalized,
            NormalizedEmail = normalized,
            UserName = name,
            NormalizedUserName = name,
            CreatedAt = host.Time.Now,
        });
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<List<string>> NamesAsync(Visitor visitor, string? address)
    {
        var names = new List<string>();
        while (address is not null)
        {
            var page = await visitor.GetAsync(address);
            names.AddRange(
                page.Document.QuerySelectorAll(".program-table tbody .program-name").Select(link => Page.Normal(link.TextContent)));
            address = page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        return names;
    }

    private static IEnumerable<string> InOrderOfAppearance(string text, IEnumerable<string> names) =>
        names.OrderBy(name => text.LastIndexOf($"{name} ", StringComparison.Ordinal));

    /// <summary>Sorts folded names by code point.</summary>
    private sealed class CodePoints : IComparer<string>
    {
        public int Compare(string? x, string? y) =>
            Encoding.UTF8.GetBytes(TextNormalizer.Fold(x!)).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(TextNormalizer.Fold(y!)));
    }
}
