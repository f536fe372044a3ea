using Microsoft.AspNetCore.Identity;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Security.Passkeys;

public static class PasskeySetup
{
    // Browsers take no address of numbers for the domain of a passkey; on its own machine the console is at localhost.
    private const string Localhost = "localhost";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Ties passkeys to the address at which people reach the console, whatever a request says of itself.</summary>
    public static IServiceCollection AddPasskeys(this IServiceCollection services, ConsoleCookies cookies)
    {
        services.AddOptions<IdentityPasskeyOptions>().Configure<ConsoleLinks>((passkeys, links) =>
        {
            passkeys.ServerDomain = DomainOf(links.Root);
            passkeys.AuthenticatorTimeout = Patience;
            // The passkey stands for the password and for a second factor, and finds its account itself.
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            passkeys.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && asked.Origin == OriginOf(links.Root));
        });
        // Holds, encrypted, what the browser was asked to sign.
        services.AddAuthentication().AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie =>
        {
            cookies.Configure(cookie.Cookie, "passkey");
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.ExpireTimeSpan = Patience;
            cookie.SlidingExpiration = false;
        });
        return services.AddScoped<PasskeyCeremony>();
    }

    private static string DomainOf(Uri root) => root.IsLoopback ? Localhost : root.IdnHost;

    // As browsers write it: without the port that the scheme has anyway.
    private static string OriginOf(Uri root) => $"{root.Scheme}://{DomainOf(root)}{(root.IsDefaultPort ? "" : $":{root.Port}")}";
}
