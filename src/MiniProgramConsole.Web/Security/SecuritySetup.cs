using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Accounts.Passwords;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Passkeys;
using MiniProgramConsole.Web.Security.Permissions;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Security;

public static class SecuritySetup
{
    /// <summary>OWASP's figure for PBKDF2 with HMAC-SHA512, which Identity uses.</summary>
    public const int PasswordIterations = 210_000;

    public static WebApplicationBuilder AddConsoleSecurity(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var cookies = new ConsoleCookies(builder.Environment.IsDevelopment());
        services.AddSingleton(cookies).Configure<CookiePolicyOptions>(cookies.Configure);
        services.AddIdentityCore<ApplicationUser>(identity =>
            {
                ConsoleDbContext.ConfigureIdentityStores(identity);
                identity.User.RequireUniqueEmail = true;
                // User names are emails and have a rule of their own. Identity applies its rule when it renews a hash.
                identity.User.AllowedUserNameCharacters = "";
            })
            .AddEntityFrameworkStores<ConsoleDbContext>()
            .AddSignInManager();
        services.AddSingleton<IPasswordHasher<ApplicationUser>, NormalizingPasswordHasher>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = PasswordIterations);

        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, cookie =>
        {
            cookies.Configure(cookie.Cookie, "session");
            cookie.LoginPath = "/account/sign-in";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.ExpireTimeSpan = UserSession.Lifetime;
            cookie.SlidingExpiration = false;
            cookie.EventsType = typeof(SessionCookieEvents);
        });
        services.AddPasskeys(cookies);
        services.AddAntiforgery(antiforgery =>
        {
            cookies.Configure(antiforgery.Cookie, "antiforgery");
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        services.Configure<CookieTempDataProviderOptions>(flash => cookies.Configure(flash.Cookie, "flash"));

        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return builder.AddPeople();
    }

    private static WebApplicationBuilder AddPeople(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpContextAccessor()
            .AddScoped<CurrentPerson>()
            .AddScoped<ViewerZone>()
            .AddScoped<SessionReader>()
            .AddSingleton<AccessReader>()
            .AddScoped<RequestSession>()
            .AddScoped<SessionCookieEvents>()
            .AddScoped<SessionCookie>()
            .AddScoped<PasswordProof>()
            .AddSingleton<ResendTicket>()
            .AddSingleton<FormStampService>()
            .AddSingleton<KnownBrowserMark>()
            .AddScoped<DeviceCookie>()
            .AddScoped<SecondFactorCookie>()
            .AddScoped<IAuthorizationHandler, PermissionHandler>()
            .AddScoped<IAuthorizationMiddlewareResultHandler, RefusalHandler>();
        return builder;
    }
}
