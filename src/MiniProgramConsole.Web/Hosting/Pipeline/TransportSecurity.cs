using Microsoft.AspNetCore.HttpsPolicy;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Web.Hosting.Settings;

namespace MiniProgramConsole.Web.Hosting.Pipeline;

internal static class TransportSecurity
{
    private const int DefaultDays = 365;

    // Ten years; a greater number is a typing error.
    private const int MaxDays = 3650;

    public static WebApplicationBuilder AddTransportSecurity(this WebApplicationBuilder builder)
    {
        var days = builder.Configuration.ReadNumber("Hsts:MaxAgeDays", DefaultDays, MaxDays, min: 0);
        var subdomains = builder.Configuration.ReadSwitch("Hsts:IncludeSubDomains", standard: true);
        builder.Services.Configure<HstsOptions>(hsts =>
        {
            (hsts.MaxAge, hsts.IncludeSubDomains) = (TimeSpan.FromDays(days), subdomains);
            // A proxy may use a local address. What counts is where people reach the console.
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
