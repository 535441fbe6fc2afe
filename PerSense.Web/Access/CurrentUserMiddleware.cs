namespace PerSense.Web.Access;

internal static class CurrentUserMiddleware
{
    /// <summary>Tells the request's scope whom it works for; after authentication.</summary>
    public static void UsePerSenseCurrentUser(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        context.RequestServices.GetRequiredService<CurrentUser>().Set(context.User);
        return next(context);
    });
}
