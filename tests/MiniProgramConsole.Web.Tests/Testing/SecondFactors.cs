using MiniProgramConsole.Core.Accounts.SecondFactor;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;
using OtpNet;

namespace MiniProgramConsole.Web.Tests.Testing;

/// <summary>Plays an authenticator app with a secret and the console's clock.</summary>
public static class SecondFactors
{
    public const string Address = "/account/security/authenticator";
    public const string StepAddress = "/account/second-factor";
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    /// <summary>The app's code, the given number of steps from now.</summary>
    public static string CodeOf(this ConsoleHost host, string secret, int steps = 0) =>
        new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(host.Time.Now + (steps * Step));

    /// <summary>A well-formed code that is wrong.</summary>
    public static string WrongCodeOf(this ConsoleHost host, string secret)
    {
        var near = Enumerable.Range(-2, 5).Select(steps => host.CodeOf(secret, steps)).ToList();
        return Enumerable.Range(0, 9).Select(number => $"00000{number}").First(code => !near.Contains(code));
    }

    /// <summary>Begins the set-up and reads the secret from the page.</summary>
    public static async Task<(Page Page, string Secret)> BeginSecondFactorAsync(this Visitor visitor)
    {
        var begun = await visitor.SubmitAsync((await visitor.GetAsync(Address)).Form("/begin"));
        var page = await visitor.FollowAsync(begun);
        return (page, page.Document.QuerySelector(".secret .mono")!.TextContent.Replace(" ", "", StringComparison.Ordinal));
    }

    /// <summary>Sets up an authenticator app and waits until its first code has expired.</summary>
    public static async Task<(string Secret, IReadOnlyList<string> Codes)> AddSecondFactorAsync(this ConsoleHost host, Visitor visitor)
    {
        var (page, secret) = await visitor.BeginSecondFactorAsync();
        var shown = await visitor.SubmitAsync(page.Form("/confirm"), CodeForm(host.CodeOf(secret)));
        host.Time.Advance(Step);
        return (secret, RecoveryCodes(shown));
    }

    public static IReadOnlyList<string> RecoveryCodes(Page page)
    {
        var codes = page.Document.QuerySelectorAll(".recovery-codes li").Select(item => Page.Normal(item.TextContent)).ToList();
        Assert.Equal(RecoveryCode.Count, codes.Distinct().Count());
        return codes;
    }

    public static Dictionary<string, string?> CodeForm(string? code) => new() { ["Code"] = code };

    /// <summary>Gives the right password and returns the page that asks for the code.</summary>
    public static async Task<Page> GivePasswordAsync(this Visitor visitor, Person person, string returnUrl = "")
    {
        var answer = await visitor.TrySignInAsync(
            person.Email, Person.Password, $"/account/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");
        Assert.StartsWith(StepAddress, answer.Location, StringComparison.Ordinal);
        return answer;
    }

    /// <summary>Gives a code on the page that asks for one.</summary>
    public static async Task<Page> GiveCodeAsync(this Visitor visitor, string? code, bool remember = false)
    {
        var form = CodeForm(code);
        if (remember)
        {
            form["Remember"] = "true";
        }

        return await visitor.SubmitAsync((await visitor.GetAsync(StepAddress)).Form(StepAddress), form);
    }

    public static string CookieOf(this Page answer, string name) =>
        answer.Response.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith($"{name}=", StringComparison.Ordinal));

    /// <summary>Another browser with a copied cookie.</summary>
    public static Visitor NewVisitorWith(this ConsoleHost host, string setCookie)
    {
        var visitor = host.NewVisitor();
        visitor.Client.DefaultRequestHeaders.Add("Cookie", setCookie.Split(';')[0]);
        return visitor;
    }
}
