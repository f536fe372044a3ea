namespace MiniProgramConsole.Web.Features.Guide;

/// <summary>Whom the first-time guide is for; the name is part of its texts' keys.</summary>
public enum GuideKind
{
    /// <summary>Somebody without a workspace.</summary>
    Begin,

    /// <summary>Somebody who may create the workspace's first mini program.</summary>
    Create,

    /// <summary>Somebody who may not, and has to ask.</summary>
    Ask,
}
