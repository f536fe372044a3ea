
namespace MiniProgramConsole.Web.Security.Sessions;

/// <summary>A form sent after its session has ended is kept for its person.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KeptWhenSignedOutAttribute : Attribute;
