namespace PerSense.Web.Components.Shared;

public enum ToastKind
{
    Done,
    Problem,
}
