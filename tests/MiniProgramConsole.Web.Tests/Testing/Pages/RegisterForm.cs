namespace MiniProgramConsole.Web.Tests.Testing.Pages;

/// <summary>Registration with values that every rule accepts.</summary>
public static class RegisterForm
{
    public const string Password = "seven plum kettles hum";

    private static int count;

    public static string NewEmail() => $"new{Interlocked.Increment(ref count)}@register.example";

    public static Dictionary<string, string?> Valid(string email, string password = Password) => new()
    {
        ["Email"] = email,
        ["DisplayName"] = "Lin Wei",
        ["Password"] = password,
    };

    public static async Task<Page> RegisterAsync(this Visitor visitor, IReadOnlyDictionary<string, string?> values)
    {
        var page = await visitor.GetAsync("/account/register");
        return await visitor.SubmitAsync(page.Form("/account/register"), values);
    }

    /// <summary>Opens the link in the mail and enters the password.</summary>
    public static async Task<Page> ConfirmAsync(this Visitor visitor, string link, string password = Password)
    {
        var page = await visitor.GetAsync(link);
        return await visitor.SubmitAsync(page.Form("/account/confirm"), new Dictionary<string, string?> { ["Password"] = password });
    }
}
