using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Testing.Hosts;

/// <summary>Browsers without JavaScript for a console with a real address.</summary>
internal static class ProcessVisitors
{
    public static Visitor NewVisitor(this ConsoleProcess process) => NewVisitor(process.Address, "en");

    public static Visitor NewVisitor(Uri address, string language) => new(
        new HttpClient(
            new SecureCookiesOverHttp(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }))
        { BaseAddress = address },
        language);
}
