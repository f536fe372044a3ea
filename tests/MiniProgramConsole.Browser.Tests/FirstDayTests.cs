using Microsoft.Playwright;
using MiniProgramConsole.Browser.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using OtpNet;
using static Microsoft.Playwright.Assertions;

namespace MiniProgramConsole.Browser.Tests;

/// <summary>Starts from an empty database in Production. The only way in is through the mails.</summary>
public sealed class FirstDayTests(SystemBrowser browser)
{
    private const string Password = "seven plum kettles hum";
    private const string Program = "清晨咖啡馆";

    [Fact]
    public async Task Company_WithAnEmptyDatabase_BecomesAWorkingTeam()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite, migrated: false);
        await using var smtp = await SmtpServer.StartAsync();
        var settings = smtp.Settings()
            .ToDictionary(setting => setting.Key.Replace(":", "__", StringComparison.Ordinal), setting => setting.Value!);
        Assert.Equal(0, (await ConsoleProcess.RunWithAsync(database, settings, "migrate")).ExitCode);
        await using var console = await ConsoleProcess.StartAsync(database, settings, PublishedConsole.Folder);

        var mails = new Mailboxes(smtp);
        var owner = await OpenAsync(console);
        await RegisterAsync(owner, mails, "owner@team.example", "Lin Wei");
        await CreateAsync(owner);
        var list = owner.Url;
        await InviteAsync(owner, "master@team.example", "Chen Jie", "Master");
        await InviteAsync(owner, "developer@team.example", "Zhao Min", "Developer");
        var (master, developer) = (await OpenAsync(console), await OpenAsync(console));
        await JoinAsync(master, mails, "master@team.example", "Chen Jie");
        await JoinAsync(developer, mails, "developer@team.example", "Zhao Min");

        await master.CreateProgramAsync(Program);
        await AssertRefusedAsync(developer, Program);
        await MakeAdminAsync(master, Program, "Zhao Min");
        await ModifyAsync(developer, Program);
        await BlockAsync(owner, list, "Zhao Min");
        await developer.LinkAsync("History");
        await Expect(developer.Locator("h1")).ToHaveTextAsync("Page not found");
        await owner.PressAsync("Unblock");
        await developer.GoBackAsync();
        await developer.LinkAsync("History");
        await Expect(developer.Locator(".entry-head").First).ToHaveTextAsync($"Zhao Min modified {Program}");

        var authenticator = await SetUpSecondFactorAsync(developer);
        await SignOutAsync(developer);
        await SignInAsync(developer, authenticator);
        await Expect(developer.Locator("h1")).ToHaveTextAsync("Choose a workspace");
    }

    private async Task<IPage> OpenAsync(ConsoleProcess console) => await (await browser.OpenAsync(console.Address)).NewPageAsync();

    private static async Task RegisterAsync(IPage page, Mailboxes mails, string email, string name)
    {
        await page.GotoAsync("/account/sign-in");
        await page.LinkAsync("Register");
        await page.GetByLabel("Email").FillAsync(email);
        await FillRegistrationAsync(page, mails, email, name);
    }

    private static async Task FillRegistrationAsync(IPage page, Mailboxes mails, string email, string name)
    {
        await page.GetByLabel("Name").FillAsync(name);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.PressAsync("Register");
        await page.ArriveAsync("/sent$");
        await page.GotoAsync((await mails.NextAsync(email)).LinkPath);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.PressAsync("Confirm and sign in");
    }

    private static async Task CreateAsync(IPage page)
    {
        await page.ArriveAsync("/merchants/new$");
        await page.GetByLabel("Merchant", new() { Exact = true }).FillAsync("Dawn Coffee");
        await page.GetByLabel("First workspace").FillAsync("Shops");
        await page.PressAsync("Create the merchant");
        await page.ArriveAsync("/mini-programs$");
    }

    private static async Task InviteAsync(IPage page, string email, string name, string role)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Members", Exact = true }).ClickAsync();
        await page.LinkAsync("Invite");
        await page.GetByLabel("Email").FillAsync(email);
        await page.GetByLabel("Name").FillAsync(name);
        await page.Locator($"input[name=Role][value={role}]").CheckAsync();
        await page.PressAsync("Send the invitation");
        await Expect(page.Locator(".invitations")).ToContainTextAsync(email);
    }

    private static async Task JoinAsync(IPage page, Mailboxes mails, string email, string name)
    {
        await page.GotoAsync((await mails.NextAsync(email)).LinkPath);
        await Expect(page.Locator("h1")).ToHaveTextAsync("You are invited to join Shops");
        await page.LinkAsync("Register");
        await Expect(page.GetByLabel("Email")).ToHaveValueAsync(email);
        await FillRegistrationAsync(page, mails, email, name);
        await page.ArriveAsync("/workspaces$");
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept Shops" }).ClickAsync();
        await page.ArriveAsync("/mini-programs$");
    }

    private static async Task AssertRefusedAsync(IPage page, string program)
    {
        await page.ReloadAsync();
        await page.OpenProgramAsync(program);
        var address = page.Url;
        await page.GotoAsync($"{address}/edit");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Your role doesn't allow this");
        await page.GotoAsync(address);
    }

    private static async Task MakeAdminAsync(IPage page, string program, string name)
    {
        await page.OpenProgramAsync(program);
        await page.GetByRole(AriaRole.Navigation).Last.GetByRole(AriaRole.Link, new() { Name = "Members" }).ClickAsync();
        await page.GetByLabel("Developer").SelectOptionAsync(new SelectOptionValue { Label = $"{name} · developer@team.example" });
        await page.GetByLabel("Role").SelectOptionAsync("Admin");
        await page.PressAsync("Add");
        await Expect(page.Locator(".flash")).ToContainTextAsync(name);
    }

    private static async Task ModifyAsync(IPage page, string program)
    {
        await page.ReloadAsync();
        await page.LinkAsync("Modify");
        await page.GetByLabel("Tagline").FillAsync("天亮就开门的咖啡馆和面包房");
        await page.PressAsync("Save");
        await Expect(page.Locator(".flash")).ToHaveTextAsync($"{program} was saved.");
    }

    private static async Task BlockAsync(IPage page, string list, string name)
    {
        await page.GotoAsync(list.Replace("/mini-programs", "/members", StringComparison.Ordinal));
        await page.LinkAsync($"Manage {name}");
        await page.PressAsync("Block");
        await Expect(page.Locator(".flash")).ToContainTextAsync(name);
    }

    private static async Task<Totp> SetUpSecondFactorAsync(IPage page)
    {
        await page.GotoAsync("/account/security/authenticator");
        await page.PressAsync("Show the QR code");
        var secret = await page.Locator(".secret .mono").TextContentAsync();
        var authenticator = new Totp(Base32Encoding.ToBytes(secret!.Replace(" ", "", StringComparison.Ordinal)));
        await page.Locator("#Code").FillAsync(authenticator.ComputeTotp());
        await page.PressAsync("Turn on");
        await Expect(page.Locator(".recovery-codes li")).ToHaveCountAsync(10);
        return authenticator;
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.Locator(".menu-end > summary").ClickAsync();
        await page.PressAsync("Sign out");
        await page.ArriveAsync("/$");
    }

    private static async Task SignInAsync(IPage page, Totp authenticator)
    {
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("Email").FillAsync("developer@team.example");
        await page.GetByLabel("Password").FillAsync(Password);
        await page.PressAsync("Sign In");
        await page.ArriveAsync("/second-factor[^/]*$");
        // A code works only once, and the current one may already be used, so use the next one 30 seconds early.
        await page.Locator("#Code").FillAsync(authenticator.ComputeTotp(DateTime.UtcNow.AddSeconds(30)));
        await page.PressAsync("Sign in");
        await page.ArriveAsync("/workspaces$");
    }
}
