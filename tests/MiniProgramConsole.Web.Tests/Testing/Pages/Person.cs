namespace MiniProgramConsole.Web.Tests.Testing.Pages;

/// <summary>Somebody with an account.</summary>
public sealed record Person(long Id, string Code, string Email, string Name)
{
    public const string Password = "amber kettle orbits";
}
