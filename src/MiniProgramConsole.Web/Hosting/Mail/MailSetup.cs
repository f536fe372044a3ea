using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Web.Hosting.Settings;

namespace MiniProgramConsole.Web.Hosting.Mail;

public static class MailSetup
{
    private const string DefaultAddress = "http://localhost:5000";

    /// <summary>Uses <c>Smtp:Host</c>; without it, mails go to files in Development and nowhere elsewhere.</summary>
    public static WebApplicationBuilder AddConsoleMail(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        if (MailSettings.Read(configuration) is { } settings)
        {
            builder.Services.AddSingleton<IMailTransport>(new SmtpTransport(settings));
        }
        else if (builder.Environment.IsDevelopment())
        {
            var folder = new MailFolder(
                configuration["Mail:Folder"] ?? Path.Combine(builder.Environment.ContentRootPath, "App_Data", "mail"));
            builder.Services.AddSingleton(folder).AddSingleton<IMailTransport>(folder);
        }

        builder.Services.AddSingleton(MailConcurrency.Read(configuration));
        builder.Services.AddSingleton<MailWorker>().AddHostedService(services => services.GetRequiredService<MailWorker>());
        return builder.AddPublicUrl();
    }

    private static WebApplicationBuilder AddPublicUrl(this WebApplicationBuilder builder)
    {
        var (configuration, isDevelopment) = (builder.Configuration, builder.Environment.IsDevelopment());
        var set = configuration["Console:PublicUrl"] switch
        {
            null or "" when isDevelopment => null,
            null or "" => throw new ConfigurationException(
                "Console__PublicUrl is not set: set the address at which people reach the console, such as https://console.example.com."),
            var text => ReadAddress(text),
        };
        builder.Services.AddSingleton(services => new ConsoleLinks(() => set ?? FindListening(services, configuration)));
        return builder;
    }

    private static Uri ReadAddress(string text) =>
        Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address is { Query: "", Fragment: "", UserInfo: "" }
            ? address
            : throw new ConfigurationException(
                $"Console__PublicUrl is '{text}'. It is an address that begins with https:// or http://, such as https://console.example.com.");

    private static Uri FindListening(IServiceProvider services, ConfigurationManager configuration)
    {
        var listening = services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? configuration["urls"]?.Split(';')[0] ?? DefaultAddress;
        return new Uri(
            listening.Replace("//+", "//localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal)
            .Replace("//[::]", "//localhost", StringComparison.Ordinal).Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal));
    }
}
