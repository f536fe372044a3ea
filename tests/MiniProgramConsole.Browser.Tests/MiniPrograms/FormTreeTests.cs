using Microsoft.Playwright;
using MiniProgramConsole.Browser.Tests.Testing;
using static Microsoft.Playwright.Assertions;

namespace MiniProgramConsole.Browser.Tests.MiniPrograms;

/// <summary>Reads the create form from Chromium's accessibility tree, as screen readers do.</summary>
public sealed class FormTreeTests(SystemBrowser browser)
{
    // High enough for the whole form, so that moving the focus doesn't scroll.
    private const int Height = 2400;

    private static readonly string[] Controls = ["textbox", "button", "combobox", "link", "checkbox", "radio", "slider", "spinbutton"];

    [Theory]
    [InlineData("en-US", true)]
    [InlineData("en-US", false)]
    [InlineData("zh-CN", true)]
    [InlineData("zh-CN", false)]
    public async Task Controls_InTheTree_HaveTheirOrderNamesAndStates(string locale, bool javaScript)
    {
        await using var server = new ConsoleServer();
        var (page, words) = (await OpenAsync(server, locale, javaScript), FormWords.Of(locale));

        var plain = await PanelAsync(page, words);
        Assert.Equal(words.Controls(wrong: false), plain.Select(FormWords.Said));
        Assert.Equal(
            words.Fields.Select(field => field.Role).Where(role => role == "textbox" || (role == "combobox" && javaScript)),
            plain.Where(control => control.Is("required")).Select(control => control.Role));
        Assert.Equal(0, await page.Locator("#Logo:not([required]), #Industry:not([required])").CountAsync());

        await page.Locator(".form-actions .btn-primary").ClickAsync();
        await Expect(page.Locator(".error-summary")).ToBeFocusedAsync();
        await ReadyAsync(page, javaScript);

        Assert.Equal(words.Controls(wrong: true), (await PanelAsync(page, words)).Select(FormWords.Said));
    }

    [Theory]
    [InlineData("en-US", true)]
    [InlineData("zh-CN", false)]
    public async Task Focus_TabbingDownThePanel_FollowsTheTree(string locale, bool javaScript)
    {
        await using var server = new ConsoleServer();
        var (page, words) = (await OpenAsync(server, locale, javaScript), FormWords.Of(locale));
        var expected = (await PanelAsync(page, words)).Select(control => control.Name).ToList();

        var (names, places) = (new List<string>(), new List<double>());
        await page.Locator("#Name").FocusAsync();
        foreach (var _ in expected)
        {
            var focus = page.Locator(":focus");
            names.Add(await focus.EvaluateAsync<string>("e => (e.labels?.[0] ?? e).textContent.trim()"));
            // Buttons in a row have the same top, so the left edge breaks the tie.
            places.Add(await focus.EvaluateAsync<double>("e => { const box = e.getBoundingClientRect(); return Math.round(box.top) * 10000 + box.left; }"));
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Equal(expected, names);
        Assert.Equal(places.Order(), places);
        // Tabbing past the field must not choose an option.
        await Expect(page.Locator("#Industry")).ToHaveValueAsync("");
        Assert.Equal(0, await page.EvaluateAsync<int>("[...document.querySelectorAll('[tabindex]')].filter(e => e.tabIndex > 0).length"));
    }

    [Theory, InlineData("en-US"), InlineData("zh-CN")]
    public async Task Industry_Opened_HasItsOptionsInNamedGroups(string locale)
    {
        await using var server = new ConsoleServer();
        var (page, words) = (await OpenAsync(server, locale, javaScript: true), FormWords.Of(locale));
        var name = words.Fields.Single(field => field.Role == "combobox").Name;
        var closed = (await PanelAsync(page, words)).Single(control => control.Role == "combobox");
        Assert.Equal((name, "listbox", "false"), (closed.Name, closed.States["hasPopup"], closed.States["expanded"]));

        await page.GetByRole(AriaRole.Combobox, new() { Name = name }).FocusAsync();
        await Expect(page.Locator(".ts-dropdown")).ToBeVisibleAsync();

        var panel = await RegionAsync(page, words);
        Assert.True(panel.All().Single(control => control.Role == "combobox").Is("expanded"));
        var list = panel.All().Single(node => node.Role == "listbox");
        Assert.Equal(name, list.Name);
        var groups = list.All().Where(node => node.Role == "group").ToDictionary(
            group => group.Name, group => string
                .Join(" · ", group.All().Where(node => node.Role == "option").Select(option => option.Name).Order(StringComparer.Ordinal)));
        var select = await page.Locator("#Industry optgroup").EvaluateAllAsync<string[][]>(
            "groups => groups.map(g => [g.label, ...[...g.children].map(o => o.text)])");
        Assert.NotEmpty(groups);
        Assert.Equal(
            select.ToDictionary(group => group[0], group => string.Join(" · ", group.Skip(1).Order(StringComparer.Ordinal))), groups);
        Assert.Equal(list.All().Count(node => node.Role == "option"), select.Sum(group => group.Length - 1));
    }

    private async Task<IPage> OpenAsync(ConsoleServer server, string locale, bool javaScript)
    {
        var context = await browser.OpenAsync(
            server, new() { Locale = locale, JavaScriptEnabled = javaScript, ViewportSize = new() { Width = 1440, Height = Height } });
        var page = await context.NewPageAsync();
        await page.SignInAsync();
        await page.OpenListAsync();
        await page.GotoAsync(page.Url + "/new");
        await ReadyAsync(page, javaScript);
        return page;
    }

    private static async Task ReadyAsync(IPage page, bool javaScript)
    {
        if (javaScript)
        {
            await Expect(page.Locator(".ts-control")).ToBeVisibleAsync();
        }
    }

    private static async Task<List<AccessibleNode>> PanelAsync(IPage page, FormWords words) =>
        [.. (await RegionAsync(page, words)).All().Where(node => Controls.Contains(node.Role))];

    private static async Task<AccessibleNode> RegionAsync(IPage page, FormWords words)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var tree = AccessibleNode.Of((await session.SendAsync("Accessibility.getFullAXTree"))!.Value);
        await session.DetachAsync();
        return tree.All().Single(node => node.Role == "region" && node.Name == words.Target);
    }
}
