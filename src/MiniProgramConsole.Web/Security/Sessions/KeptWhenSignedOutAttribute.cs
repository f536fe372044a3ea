
namespace MiniProgramConsole.Web.Security.Sessions;

/// <summary>What is sent to this action after the session has ended is kept for the person whose form it is.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KeptWhenSignedOutAttribute : Attribute;
