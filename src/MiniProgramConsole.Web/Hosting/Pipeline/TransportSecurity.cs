using Microsoft.AspNetCore.HttpsPolicy;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Web.Hosting.Settings;

namespace MiniProgramConsole.Web.Hosting.Pipeline;

/// <summary>Has browsers come over HTTPS only (HSTS), as <c>Hsts:MaxAgeDays</c> and <c>Hsts:IncludeSubDomains</c> say; a year and all subdomains by default.</summary>
internal static class TransportSecurity
{
    private const int DefaultDays = 365;

    // Ten years: beyond it a number is a slip.
    private const int MaxDays = 3650;

    public static WebApplicationBuilder AddTransportSecurity(this WebApplicationBuilder builder)
    {
        var days = builder.Configuration.ReadNumber("Hsts:MaxAgeDays", DefaultDays, MaxDays, min: 0);
        var subdomains = builder.Configuration.ReadSwitch("Hsts:IncludeSubDomains", standard: true);
        builder.Services.Configure<HstsOptions>(hsts =>
        {
            (hsts.MaxAge, hsts.IncludeSubDomains) = (TimeSpan.FromDays(days), subdomains);
            // A proxy may ask by an address of its own machine; what counts is where people reach the console.
            hsts.ExcludedHosts.Clear();
        });
        return builder;
    }

    public static void UseTransportSecurity(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment() && !app.Services.GetRequiredService<ConsoleLinks>().Root.IsLoopback)
        {
            app.UseHsts();
        }
    }
}
