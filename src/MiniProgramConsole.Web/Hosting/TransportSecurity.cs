using System.Globalization;
using Microsoft.AspNetCore.HttpsPolicy;
using MiniProgramConsole.Core.Mail;

namespace MiniProgramConsole.Web.Hosting;

/// <summary>Has browsers come over HTTPS only (HSTS), as <c>Hsts:MaxAgeDays</c> and <c>Hsts:IncludeSubDomains</c> say; a year and all subdomains by default.</summary>
internal static class TransportSecurity
{
    private const int DefaultDays = 365;

    // Ten years: beyond it a number is a slip.
    private const int MaxDays = 3650;

    public static WebApplicationBuilder AddTransportSecurity(this WebApplicationBuilder builder)
    {
        var (days, subdomains) = (ReadDays(builder.Configuration["Hsts:MaxAgeDays"]), ReadSwitch(builder.Configuration["Hsts:IncludeSubDomains"]));
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

    private static int ReadDays(string? text) => string.IsNullOrEmpty(text) ? DefaultDays
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= MaxDays ? days
        : throw new ConfigurationException($"Hsts__MaxAgeDays is '{text}'. It is a whole number from 0 to {MaxDays}.");

    private static bool ReadSwitch(string? text) => string.IsNullOrEmpty(text)
        || (bool.TryParse(text, out var value)
            ? value
            : throw new ConfigurationException($"Hsts__IncludeSubDomains is '{text}'. It can be true or false."));
}
