using Microsoft.AspNetCore.Identity;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Security.Passkeys;

public static class PasskeySetup
{
    // Browsers accept no IP address as the domain of a passkey. On its own machine the console is at localhost.
    private const string Localhost = "localhost";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Ties passkeys to the console's public address, whatever a request claims.</summary>
    public static IServiceCollection AddPasskeys(this IServiceCollection services, ConsoleCookies cookies)
    {
        services.AddOptions<IdentityPasskeyOptions>().Configure<ConsoleLinks>((passkeys, links) =>
        {
            passkeys.ServerDomain = DomainOf(links.Root);
            passkeys.AuthenticatorTimeout = Patience;
            // A passkey replaces password and second factor, and finds its account by itself.
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            passkeys.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && asked.Origin == OriginOf(links.Root));
        });
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

    // As browsers write it, without the scheme's default port.
    private static string OriginOf(Uri root) => $"{root.Scheme}://{DomainOf(root)}{(root.IsDefaultPort ? "" : $":{root.Port}")}";
}
