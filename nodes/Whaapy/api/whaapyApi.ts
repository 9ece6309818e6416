// Generated from docs/whaapy-api.yaml by "npm run contract". Change the contract, not this file.
// An answer can hold more, less and other things than its type says.

export interface paths {
    "/messages/v1": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send any message
         * @description Creates the conversation when there is none. A repeated request must be assumed to send
         *     twice: no idempotency key is known. What is no template, and is sent later than 24 hours after
         *     the customer's last message, is presumed to be accepted, and to fail when WhatsApp says so. Templates travel in four forms, see SendMessageBody.
         */
        post: operations["sendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/v1/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retry a failed message
         * @description Listed in the overview; the details are the vendor's. No body. The answer was never seen. What
         *     failed because the 24 hours were over is presumed to be refused until the customer writes.
         */
        post: operations["retryMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{id}/media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the file of a message
         * @description The `mediaUrl` of a message, never built by hand. It takes no API key: the token is the
         *     key, and it expires after 5 minutes. Unversioned path. What an expired token is answered
         *     is not documented.
         */
        get: operations["downloadMedia"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media/v1": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a file to send
         * @description Listed in the overview ("uploads to Meta's CDN") with the limits; the form fields are the
         *     vendor's. JPEG, PNG, WebP to 5 MB; MP4, 3GPP to 16 MB; AAC, MP3, OGG, AMR to 16 MB; PDF,
         *     DOC, XLS, PPT, TXT to 100 MB; stickers WebP to 500 KB. The vendor's client sets the length
         *     of the file part. The file stays 30 days and serves only the WhatsApp number it was
         *     uploaded for (vendor). The answer was never seen.
         */
        post: operations["uploadMedia"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/v1": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List conversations
         * @description The order is not stated.
         */
        get: operations["listConversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/v1/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a conversation
         * @description With `assignedTo` and `stats`, without `lastMessagePreview` and `contact.customFields`.
         */
        get: operations["getConversation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/v1/by-phone/{phone}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find a conversation by phone number
         * @description With `lastMessagePreview` and `contact.customFields`, without `assignedTo` and `stats`.
         *     Whether it bridges the spellings of one subscriber (`+52` and `+521`) is not stated: see
         *     "Phone numbers" in `docs/whaapy-api.md`.
         */
        get: operations["getConversationByPhone"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/v1/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the messages of a conversation
         * @description Pages backwards by message id. Disagreement inside the page: its text says newest first,
         *     its example is oldest first with `oldestMessageId` its first element. So take the cursor
         *     from `meta.oldestMessageId`, never from the order, and sort by `timestamp`. The vendor's
         *     client pages this list by `cursor` and `pagination`, which do not exist here.
         */
        get: operations["listMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/v1/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a conversation
         * @description No body. The answer was never seen.
         */
        post: operations["closeConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/v1/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Archive a conversation
         * @description No body. The answer was never seen.
         */
        post: operations["archiveConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/v1/{id}/mark-read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Mark a conversation as read
         * @description No body. The answer was never seen.
         */
        patch: operations["markConversationRead"];
        trace?: never;
    };
    "/conversations/v1/{id}/mark-unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Mark a conversation as unread
         * @description It shows in the inbox again. No body. The answer was never seen.
         */
        patch: operations["markConversationUnread"];
        trace?: never;
    };
    "/conversations/v1/{id}/ai": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Switch the AI of a conversation on or off
         * @description The only known way to end a pause early is `aiEnabled: true`. The answer was never seen.
         */
        patch: operations["setConversationAi"];
        trace?: never;
    };
    "/conversations/v1/{id}/ai/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause the AI of a conversation
         * @description The answer was never seen.
         */
        post: operations["pauseConversationAi"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/v1/{id}/ai-suggest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the AI for a reply
         * @description The text is suggested, not sent; the name of its field is unknown. No body. The answer was
         *     never seen.
         */
        post: operations["suggestReply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/v1": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List contacts
         * @description That it exists with `search` is documented; the other parameters are the vendor's, the
         *     answer is observed. The cheapest call that proves a key.
         */
        get: operations["listContacts"];
        put?: never;
        /**
         * Create a contact
         * @description `null` for a field can be refused with a text like "Expected string, received null"
         *     (observed): leave unset fields out. Fires `contact.created`. The vendor's 0.4.0 sent
         *     `phoneNumber`, `customFields` and `metadata`; 0.5.0 corrected it to snake_case and dropped
         *     `metadata`.
         */
        post: operations["createContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/v1/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a contact
         * @description With its conversations. Live answers carry more fields, may lack optional ones, and
         *     `notes` may be a list (observed).
         */
        get: operations["getContact"];
        put?: never;
        post?: never;
        /**
         * Delete a contact
         * @description No body. Fires `contact.deleted`. The answer was never seen.
         */
        delete: operations["deleteContact"];
        options?: never;
        head?: never;
        /**
         * Update a contact
         * @description That it exists is documented; fields and answer are not. Fires `contact.updated`.
         */
        patch: operations["updateContact"];
        trace?: never;
    };
    "/contacts/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search contacts
         * @description `filters` is required by the page; the vendor's 0.5.0 sends free text as `search` without
         *     it, 0.4.0 sent `query`, and neither sends `sort`. `filters.phone_number.eq` is in
         *     production use (observed).
         */
        post: operations["searchContacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/v1/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change many contacts
         * @description `set_funnel_stage` is documented, the other operations are the vendor's, and so are the
         *     limits: 100 contacts or ids, 20 tags. The vendor's 0.4.0 sent `{ operation, contacts, data
         *     }`. The answer, and how partial failure is told, were never seen.
         */
        post: operations["bulkContacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/v1/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge another contact into this one
         * @description The source is merged into `{id}` and then removed. The vendor's 0.4.0 sent `mergeWith`.
         *     Fires `contact.merged`. The answer was never seen.
         */
        post: operations["mergeContacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/v1/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List all tags of contacts
         * @description The answer was never seen.
         */
        get: operations["listContactTags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/v1/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the definitions of custom fields
         * @description The answer was never seen.
         */
        get: operations["listContactFields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/check-phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell whether a contact has this number
         * @description Unversioned path.
         */
        get: operations["checkPhone"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a note to a contact
         * @description Unversioned path. Adds to the timeline of the contact. The answer was never seen.
         */
        post: operations["addContactNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inbound/leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create or update a lead
         * @description Unversioned path, camelCase. Can send a template in the same call. The answer was never
         *     seen.
         */
        post: operations["createLead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/funnel/v1/stages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the stages of the funnel
         * @description Everything at once. The vendor's client adds `limit`, which is ignored.
         */
        get: operations["listFunnelStages"];
        put?: never;
        /**
         * Create a stage
         * @description Fires `funnel_stage.created`.
         */
        post: operations["createFunnelStage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/funnel/v1/stages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a stage
         * @description The answer was never seen. Presumably `{ stage }`.
         */
        get: operations["getFunnelStage"];
        put?: never;
        post?: never;
        /**
         * Delete a stage
         * @description The answer was never seen. What becomes of its contacts is not stated.
         */
        delete: operations["deleteFunnelStage"];
        options?: never;
        head?: never;
        /**
         * Update a stage
         * @description Fires `funnel_stage.updated`.
         */
        patch: operations["updateFunnelStage"];
        trace?: never;
    };
    "/funnel/v1/stages/reorder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Put the stages in order
         * @description The vendor's 0.4.0 sent `stages`.
         */
        patch: operations["reorderFunnelStages"];
        trace?: never;
    };
    "/funnel/v1/contacts/{contactId}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a contact to a stage
         * @description `null` takes the contact out of the funnel. Fires `contact.stage_changed`. The answer has
         *     no envelope. If the contact is in the stage already, the automations of the stage run again
         *     (observed).
         */
        post: operations["moveContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/v1": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List templates
         * @description The page says that approved templates are returned, and shows neither parameters nor
         *     pagination; those are the vendor's.
         */
        get: operations["listTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/v1/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a template */
        get: operations["getTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/v1/variables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the variables that templates can use
         * @description The answer was never seen.
         */
        get: operations["listTemplateVariables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/v1/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fetch the templates anew from Meta
         * @description No body. The answer was never seen.
         */
        post: operations["syncTemplates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agent/v1/toggle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch the AI agent on or off
         * @description The answer was never seen.
         */
        post: operations["toggleAgent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agent/v1/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause the AI agent
         * @description The answer was never seen.
         */
        post: operations["pauseAgent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/team/v1": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the team
         * @description Everything at once.
         */
        get: operations["listTeam"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/broadcasts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List broadcasts */
        get: operations["listBroadcasts"];
        put?: never;
        /**
         * Create a draft of a broadcast
         * @description No field for a schedule is known, although a status `scheduled` exists. The answer was
         *     never seen.
         */
        post: operations["createBroadcast"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/broadcasts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a broadcast
         * @description The answer was never seen.
         */
        get: operations["getBroadcast"];
        put?: never;
        post?: never;
        /**
         * Delete a broadcast
         * @description The answer was never seen.
         */
        delete: operations["deleteBroadcast"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/broadcasts/{id}/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count the outcomes of a broadcast
         * @description Counters of delivery, reading and failure. The answer was never seen.
         */
        get: operations["getBroadcastSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/broadcasts/{id}/recipients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the recipients of a broadcast */
        get: operations["listBroadcastRecipients"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/broadcasts/{id}/recipients/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add every contact of the business
         * @description The vendor sends `{}`. The answer was never seen.
         */
        post: operations["addAllRecipients"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/broadcasts/{id}/recipients/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add segments
         * @description No endpoint lists segments. The answer was never seen.
         */
        post: operations["addSegmentRecipients"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/broadcasts/{id}/recipients/csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a list of numbers
         * @description JSON, in spite of the name. The number of recipients per call is not stated. The answer
         *     was never seen.
         */
        post: operations["addListedRecipients"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/broadcasts/{id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a draft
         * @description The vendor sends `{}`. The answer was never seen.
         */
        post: operations["sendBroadcast"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/broadcasts/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause a broadcast
         * @description The vendor sends `{}`. The answer was never seen.
         */
        post: operations["pauseBroadcast"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/broadcasts/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go on with a broadcast
         * @description The vendor sends `{}`. The answer was never seen.
         */
        post: operations["resumeBroadcast"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/broadcasts/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a broadcast
         * @description The vendor sends `{}`. The answer was never seen.
         */
        post: operations["cancelBroadcast"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/broadcasts/{id}/retry-failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Queue the failed recipients again
         * @description The vendor sends `{}`. The answer was never seen.
         */
        post: operations["retryFailedRecipients"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user-webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the webhooks
         * @description `/webhooks/v1` of the vendor's first releases was wrong.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Register a webhook
         * @description Only public HTTPS URLs receive deliveries. Deliveries are deduplicated by URL and event:
         *     two webhooks of one URL for one event deliver once, signed with one of the two secrets.
         *     The secret is made by Whaapy. Disagreement: the vendor requires `name`; an integration
         *     sends `{ url, events, isActive }` without one. Always send a name.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user-webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a webhook
         * @description With its secret.
         */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook
         * @description That it exists is documented. The answer was never seen.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /**
         * Update a webhook
         * @description Switches a webhook back on, too. The answer was never seen.
         */
        patch: operations["updateWebhook"];
        trace?: never;
    };
    "/user-webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test delivery
         * @description No body.
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user-webhooks/{id}/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the deliveries of a webhook */
        get: operations["listWebhookLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user-webhooks/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the events
         * @description The authoritative list, at run time. Works with any valid key. The answer was never seen.
         */
        get: operations["listWebhookEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "message.received": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * message.received
         * @description A customer wrote. Fields observed.
         */
        post: operations["onMessageReceived"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "message.sent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * message.sent
         * @description A message went out. Fields never seen.
         */
        post: operations["onMessageSent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "message.delivered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * message.delivered
         * @description A message arrived. Fields never seen.
         */
        post: operations["onMessageDelivered"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "message.read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * message.read
         * @description A message was read. Fields never seen.
         */
        post: operations["onMessageRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "message.failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * message.failed
         * @description A message could not be delivered. Fields never seen.
         */
        post: operations["onMessageFailed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "conversation.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * conversation.created
         * @description Fires only on a contact's first message, or the first API message to a new number.
         */
        post: operations["onConversationCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "conversation.assigned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * conversation.assigned
         * @description Without `contact_id` (observed).
         */
        post: operations["onConversationAssigned"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "conversation.unassigned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * conversation.unassigned
         * @description Fields quoted from the documentation by an integration, not observed.
         */
        post: operations["onConversationUnassigned"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "conversation.closed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** conversation.closed */
        post: operations["onConversationClosed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "conversation.reopened": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * conversation.reopened
         * @description Fields never seen.
         */
        post: operations["onConversationReopened"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "contact.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * contact.created
         * @description Not sent when a stranger simply writes: then only `conversation.created` (observed).
         */
        post: operations["onContactCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "contact.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * contact.updated
         * @description A delta: the changed fields only.
         */
        post: operations["onContactUpdated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "contact.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** contact.deleted */
        post: operations["onContactDeleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "contact.merged": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * contact.merged
         * @description Fields never seen.
         */
        post: operations["onContactMerged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "contact.stage_changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * contact.stage_changed
         * @description A comment in the code of an integration claims that it does not exist; the page and the vendor outweigh it.
         */
        post: operations["onContactStageChanged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "funnel_stage.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * funnel_stage.created
         * @description Missing from the vendor's trigger.
         */
        post: operations["onFunnelStageCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "funnel_stage.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * funnel_stage.updated
         * @description Missing from the vendor's trigger.
         */
        post: operations["onFunnelStageUpdated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "broadcast.sent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * broadcast.sent
         * @description Fields never seen.
         */
        post: operations["onBroadcastSent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "broadcast.completed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * broadcast.completed
         * @description Fields never seen.
         */
        post: operations["onBroadcastCompleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "broadcast.failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * broadcast.failed
         * @description Fields never seen.
         */
        post: operations["onBroadcastFailed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /** @description A UUID; the pages' own examples use placeholders, so the form is not enforced. */
        Id: string;
        /** Format: date-time */
        Timestamp: string;
        NullableText: string | null;
        /** Format: date-time */
        NullableTimestamp: string | null;
        /**
         * @description Texts are Spanish. Rely on the status first: the codes differ by family ("Not found" for
         *     conversations; "not_found", "validation_error", "duplicate_contact" for contacts and funnel).
         */
        ErrorBody: {
            /** @description A code; also met as an object that holds `existing_contact_id` (observed, vendor). */
            error?: string | {
                code?: string;
                message?: string;
                existing_contact_id?: components["schemas"]["Id"];
            };
            message?: string;
            details?: components["schemas"]["ErrorDetails"];
            /** @description The vendor's client reads it if `details` is missing. */
            errors?: unknown;
            /** @description With `duplicate_contact`. */
            existing_contact_id?: components["schemas"]["Id"];
        };
        /** @description By field, what is wrong with it. */
        ErrorDetails: {
            [key: string]: string[];
        };
        /**
         * @description The cursor style. Documented on contact search with all four fields; on the other lists
         *     observed or the vendor's.
         */
        Pagination: {
            total?: number;
            limit?: number;
            has_more?: boolean;
            next_cursor?: components["schemas"]["NullableText"];
        };
        OffsetMeta: {
            hasMore?: boolean;
        };
        /** @description Never seen; the fields are those that a client would look for. */
        Acknowledgement: {
            success?: boolean;
            message?: string;
            data?: unknown;
        };
        /** @description `{}`. */
        EmptyBody: Record<string, never>;
        ObjectOrNone: {
            [key: string]: unknown;
        } | null;
        /** @enum {string} */
        MessageType: "text" | "image" | "video" | "audio" | "document" | "sticker" | "template" | "interactive" | "location" | "contacts" | "reaction";
        /** @enum {string} */
        MessageStatus: "sent" | "delivered" | "read" | "failed";
        Message: {
            id: components["schemas"]["Id"];
            conversationId: components["schemas"]["Id"];
            /** @description null for media. */
            content: components["schemas"]["NullableText"];
            messageType: components["schemas"]["MessageType"];
            /** @enum {string} */
            direction: "inbound" | "outbound";
            status: components["schemas"]["MessageStatus"];
            sentByAi: boolean;
            /** @description Only with media. Holds its own token, needs no API key, expires after 5 minutes. */
            mediaUrl?: string;
            /** @description Only with media. */
            mediaMimeType?: string;
            timestamp: components["schemas"]["Timestamp"];
            createdAt: components["schemas"]["Timestamp"];
        };
        MessageList: {
            data: components["schemas"]["Message"][];
            meta: {
                hasMore: boolean;
                /** @description What an empty page has here is not shown; `null` is allowed. */
                oldestMessageId: components["schemas"]["NullableText"];
            };
        };
        /**
         * @description In Whaapy's short style or in Meta's. At least one destination. A template travels as
         *     `templateName` and `template_parameters` (documented; in production use, without a language),
         *     the same with `language` at the root (vendor), `template` with `language` as text
         *     (documented), or `template` in Meta's form with `language.code` and `components` (vendor). The
         *     vendor's client sends shortcut and Meta form together if there is any component. WhatsApp
         *     counts lengths in code points: 4,096 emoji are a legal text.
         */
        SendMessageBody: {
            /** @description Phone number with country code. */
            to?: string;
            /** @description The same as `to`. */
            phone_number?: string;
            /** @description Whaapy takes the number from the conversation. */
            conversationId?: components["schemas"]["Id"];
            /** @description `text` may be left out if there is `content`. */
            type?: components["schemas"]["MessageType"];
            ai?: components["schemas"]["SendAiSettings"];
            context?: components["schemas"]["SendContext"];
            /** @description Create the conversation if it is missing. The vendor's default is true, the server's is unknown. */
            createConversation?: boolean;
            /** @description Free data attached to the message. */
            metadata?: {
                [key: string]: unknown;
            };
            /** @description The text. */
            content?: string;
            text?: {
                body: string;
                preview_url?: boolean;
            };
            image?: components["schemas"]["SendCaptionedMedia"];
            video?: components["schemas"]["SendCaptionedMedia"];
            audio?: components["schemas"]["SendAudio"];
            document?: components["schemas"]["SendDocument"];
            sticker?: components["schemas"]["SendSticker"];
            location?: components["schemas"]["SendLocation"];
            contacts?: components["schemas"]["SendContactCard"][];
            reaction?: components["schemas"]["SendReaction"];
            interactive?: components["schemas"]["SendInteractive"];
            templateName?: string;
            template_parameters?: string[];
            /** @description Of the shortcut form; the page's example has none. */
            language?: string;
            header_media?: components["schemas"]["SendHeaderMedia"];
            /** @description Lets the request replace the quick-reply payloads configured in the business. */
            allowButtonIdOverride?: boolean;
            /** @description By index, as text; only with `allowButtonIdOverride`. */
            quickReplyPayloadOverrides?: {
                [key: string]: string;
            };
            template?: components["schemas"]["SendTemplate"];
        };
        /** @description What the AI does after this message. */
        SendAiSettings: {
            pause?: boolean;
            /** @description Minutes. */
            pauseDuration?: components["schemas"]["PauseMinutes"];
            /** @description Off for good in this conversation. */
            disable?: boolean;
        };
        PauseMinutes: number;
        /** @description Replies to a message. */
        SendContext: {
            /** @description Unclear whether Whaapy's id or Meta's `wamid`. */
            message_id: string;
        };
        SendCaptionedMedia: {
            /** Format: uri */
            link?: string;
            id?: string;
            caption?: string;
        };
        SendAudio: {
            /** Format: uri */
            link?: string;
            id?: string;
            /** @description A voice note; OGG with Opus is advised. */
            voice?: boolean;
        };
        SendDocument: {
            /** Format: uri */
            link?: string;
            id?: string;
            caption?: string;
            filename?: string;
        };
        SendSticker: {
            /** Format: uri */
            link?: string;
            id?: string;
        };
        SendLocation: {
            latitude: number;
            longitude: number;
            name?: string;
            address?: string;
        };
        /** @description That `name.formatted_name` and `phones[].phone` are required is from the vendor's help. */
        SendContactCard: {
            name: {
                formatted_name: string;
                first_name?: string;
                last_name?: string;
                middle_name?: string;
                prefix?: string;
                suffix?: string;
            };
            phones: {
                phone: string;
                /** @description `WORK`, `CELL` … */
                type?: string;
                wa_id?: string;
            }[];
            emails?: {
                email?: string;
                type?: string;
            }[];
            addresses?: {
                street?: string;
                city?: string;
                state?: string;
                zip?: string;
                country?: string;
                country_code?: string;
                type?: string;
            }[];
            org?: {
                company?: string;
                department?: string;
                title?: string;
            };
            urls?: {
                url?: string;
                type?: string;
            }[];
            birthday?: string;
        };
        SendReaction: {
            /** @description Unclear whether Whaapy's id or Meta's `wamid`. */
            message_id: string;
            /** @description Empty removes the reaction in Meta's API; not stated here. */
            emoji: string;
        };
        /**
         * @description Buttons and lists are documented, up to 3 buttons; the other limits are from the vendor's help,
         *     the detail of a list and all of `cta_url` too. A page names `flow` (opens an existing Meta
         *     Flow); its body was not visible, so anything is allowed there.
         */
        SendInteractive: components["schemas"]["SendButtons"] | components["schemas"]["SendList"] | components["schemas"]["SendLink"] | components["schemas"]["SendFlow"];
        InteractiveText: {
            /** @description The limit is the vendor's. */
            text: string;
        };
        InteractiveFooter: {
            /** @description The limit is the vendor's. */
            text: string;
        };
        InteractiveHeader: {
            /** @enum {string} */
            type: "text" | "image" | "video" | "document";
            /** @description WhatsApp refuses markdown in it (its code 131009). */
            text?: string;
            image?: components["schemas"]["MediaReference"];
            video?: components["schemas"]["MediaReference"];
            document?: components["schemas"]["MediaReference"];
        };
        MediaReference: {
            /** Format: uri */
            link?: string;
            id?: string;
        };
        SendButtons: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "SendButtons";
            header?: components["schemas"]["InteractiveHeader"];
            body: components["schemas"]["InteractiveText"];
            footer?: components["schemas"]["InteractiveFooter"];
            action: {
                buttons: {
                    /** @constant */
                    type: "reply";
                    reply: {
                        id: string;
                        /** @description The limit is the vendor's. */
                        title: string;
                    };
                }[];
            };
        };
        SendList: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "SendList";
            header?: components["schemas"]["InteractiveHeader"];
            body: components["schemas"]["InteractiveText"];
            footer?: components["schemas"]["InteractiveFooter"];
            action: {
                button: string;
                /** @description Each needs its title if there is more than one; the form of the vendor allows 10 of 10 rows. */
                sections: {
                    title?: string;
                    rows: {
                        id: string;
                        title: string;
                        description?: string;
                    }[];
                }[];
            };
        };
        SendLink: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "SendLink";
            header?: components["schemas"]["InteractiveHeader"];
            body: components["schemas"]["InteractiveText"];
            footer?: components["schemas"]["InteractiveFooter"];
            action: {
                /** @constant */
                name: "cta_url";
                parameters: {
                    display_text: string;
                    /** Format: uri */
                    url: string;
                };
            };
        };
        SendFlow: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "SendFlow";
        };
        /** @description Header media of the shortcut form. */
        SendHeaderMedia: {
            /** @enum {string} */
            type: "image" | "video" | "document";
            media_id?: string;
            /** Format: uri */
            url?: string;
        };
        SendTemplate: {
            name: string;
            /** @description Disagreement; text on the page, an object in the vendor's client. */
            language?: string | {
                code: string;
                /** @constant */
                policy?: "deterministic";
            };
            components?: components["schemas"]["SendTemplateComponent"][];
        };
        SendTemplateComponent: {
            /** @enum {string} */
            type: "header" | "body" | "button";
            /**
             * @description Of a button.
             * @enum {string}
             */
            sub_type?: "url" | "quick_reply";
            /** @description Of a button. */
            index?: number | string;
            parameters: {
                /** @enum {string} */
                type: "text" | "payload" | "image" | "video" | "document";
                text?: string;
                payload?: string;
                image?: components["schemas"]["MediaReference"];
                video?: components["schemas"]["MediaReference"];
                document?: components["schemas"]["MediaReference"];
            }[];
        };
        SendMessageAnswer: {
            /** @constant */
            messaging_product: "whatsapp";
            contacts: {
                input: string;
                /** @description Without `+`. */
                wa_id: string;
            }[];
            messages: {
                /** @description Equals `data.id` in the example. */
                id: components["schemas"]["Id"];
                /** @description Meta's id; nowhere else in the answer. */
                wamid: string;
            }[];
            data: components["schemas"]["SentMessage"];
        };
        SentMessage: {
            id: components["schemas"]["Id"];
            conversationId: components["schemas"]["Id"];
            /** @description Only of a text. */
            content?: components["schemas"]["NullableText"];
            messageType: components["schemas"]["MessageType"];
            /** @constant */
            direction: "outbound";
            status: components["schemas"]["MessageStatus"];
            createdAt: components["schemas"]["Timestamp"];
        };
        /** @description Never seen; perhaps as when sending. */
        MessageRetry: {
            success?: boolean;
            message?: string;
            data?: components["schemas"]["SentMessageLoose"];
        };
        SentMessageLoose: {
            id?: components["schemas"]["Id"];
            conversationId?: components["schemas"]["Id"];
            status?: string;
        };
        UploadMediaBody: {
            /** @enum {string} */
            type: "image" | "video" | "audio" | "document" | "sticker";
            /** @description With filename and content type. */
            file: string;
        };
        /** @description Never seen. Holds Meta's media id (vendor's help); the name of its field is unknown. */
        UploadedMedia: {
            id?: components["schemas"]["Id"];
            data?: {
                id?: components["schemas"]["Id"];
            };
        };
        /** @enum {string} */
        ConversationStatus: "active" | "closed" | "archived";
        ConversationSettings: {
            aiEnabled: boolean;
            /** @enum {string} */
            aiMode: "auto" | "manual";
            aiPausedUntil: components["schemas"]["NullableTimestamp"];
            pausedBy: components["schemas"]["NullableText"];
        };
        ConversationStage: {
            id: components["schemas"]["Id"];
            name: string;
            color: string;
            position: number;
        };
        /** @description null is not shown; allowed for a conversation whose contact was deleted. */
        ConversationContact: {
            id: components["schemas"]["Id"];
            phoneNumber: string;
            name: components["schemas"]["NullableText"];
            email: components["schemas"]["NullableText"];
            avatarUrl: components["schemas"]["NullableText"];
            tags: string[];
            funnelStage: components["schemas"]["ConversationStage"] | null;
        } | null;
        /** @description null is not shown; allowed for a conversation whose contact was deleted. */
        ConversationByPhoneContact: {
            id: components["schemas"]["Id"];
            phoneNumber: string;
            name: components["schemas"]["NullableText"];
            email: components["schemas"]["NullableText"];
            avatarUrl: components["schemas"]["NullableText"];
            tags: string[];
            customFields: {
                [key: string]: unknown;
            };
            funnelStage: components["schemas"]["ConversationStage"] | null;
        } | null;
        /** @description null if nobody is assigned. */
        ConversationAgent: {
            agentId: components["schemas"]["Id"];
            agentName: string;
            agentEmail: string;
            assignedAt: components["schemas"]["Timestamp"];
            /** @description `manual` is the only value seen. */
            assignmentMethod: string;
        } | null;
        /** @description As "get" has it. Which texts can be null is shown only for some; unknown ones may be. */
        Conversation: {
            id: components["schemas"]["Id"];
            phoneNumber: string;
            contactName: components["schemas"]["NullableText"];
            profilePictureUrl: components["schemas"]["NullableText"];
            lastMessageAt: components["schemas"]["NullableTimestamp"];
            unreadCount: number;
            status: components["schemas"]["ConversationStatus"];
            settings: components["schemas"]["ConversationSettings"];
            contact: components["schemas"]["ConversationContact"];
            assignedTo: components["schemas"]["ConversationAgent"];
            stats: {
                totalMessages: number;
                unreadMessages: number;
            };
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
        };
        /** @description As "by phone" has it. Which texts can be null is shown only for some; unknown ones may be. */
        ConversationByPhone: {
            id: components["schemas"]["Id"];
            phoneNumber: string;
            contactName: components["schemas"]["NullableText"];
            profilePictureUrl: components["schemas"]["NullableText"];
            lastMessageAt: components["schemas"]["NullableTimestamp"];
            lastMessagePreview: components["schemas"]["NullableText"];
            unreadCount: number;
            status: components["schemas"]["ConversationStatus"];
            contact: components["schemas"]["ConversationByPhoneContact"];
            settings: components["schemas"]["ConversationSettings"];
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
        };
        ConversationAnswer: {
            data: components["schemas"]["Conversation"];
        };
        ConversationByPhoneAnswer: {
            data: components["schemas"]["ConversationByPhone"];
        };
        /** @description Assumed to be much like Conversation. */
        ConversationListItem: {
            id: components["schemas"]["Id"];
            phoneNumber?: components["schemas"]["NullableText"];
            contactName?: components["schemas"]["NullableText"];
            profilePictureUrl?: components["schemas"]["NullableText"];
            lastMessageAt?: components["schemas"]["NullableTimestamp"];
            lastMessagePreview?: components["schemas"]["NullableText"];
            unreadCount?: number;
            status?: string;
            contact?: components["schemas"]["ObjectOrNone"];
            settings?: components["schemas"]["ObjectOrNone"];
            assignedTo?: components["schemas"]["ObjectOrNone"];
            createdAt?: components["schemas"]["Timestamp"];
            updatedAt?: components["schemas"]["Timestamp"];
        };
        ConversationList: {
            data?: components["schemas"]["ConversationListItem"][];
            conversations?: components["schemas"]["ConversationListItem"][];
            pagination?: components["schemas"]["Pagination"];
        };
        /** @description Never seen; perhaps the conversation. */
        ConversationChange: {
            success?: boolean;
            message?: string;
            data?: components["schemas"]["ConversationListItem"];
        };
        SetConversationAiBody: {
            aiEnabled: boolean;
        };
        PauseConversationAiBody: {
            /** @description Minutes. */
            duration: components["schemas"]["PauseMinutes"];
        };
        /** @description Never seen; the name of the field with the text is unknown. */
        Suggestion: {
            suggestion?: string;
            content?: string;
            text?: string;
            data?: string | {
                suggestion?: string;
                content?: string;
                text?: string;
            };
        };
        ContactStage: {
            id: components["schemas"]["Id"];
            name: string;
        } | null;
        /** @description Live answers have more fields, and optional ones may be missing rather than null (observed). */
        Contact: {
            id: components["schemas"]["Id"];
            /** @description E.164. */
            phone_number: string;
            name?: components["schemas"]["NullableText"];
            email?: components["schemas"]["NullableText"];
            avatar_url?: components["schemas"]["NullableText"];
            tags?: string[];
            custom_fields?: {
                [key: string]: unknown;
            };
            external_ids?: {
                [key: string]: unknown;
            };
            notes?: (string | null) | unknown[];
            funnel_stage?: components["schemas"]["ContactStage"];
            source?: components["schemas"]["NullableText"];
            company?: components["schemas"]["NullableText"];
            address?: components["schemas"]["NullableText"];
            city?: components["schemas"]["NullableText"];
            state?: components["schemas"]["NullableText"];
            postal_code?: components["schemas"]["NullableText"];
            country?: components["schemas"]["NullableText"];
            last_contact_at?: components["schemas"]["NullableTimestamp"];
            created_at?: components["schemas"]["Timestamp"];
            updated_at?: components["schemas"]["Timestamp"];
            first_name?: components["schemas"]["NullableText"];
            last_name?: components["schemas"]["NullableText"];
            wa_name?: components["schemas"]["NullableText"];
            assigned_agent_id?: components["schemas"]["NullableText"];
            is_blocked?: boolean | null;
            deal_value?: number | null;
        };
        ContactAnswer: {
            contact: components["schemas"]["Contact"];
            /** @description Of "get" only. */
            conversations?: {
                id: components["schemas"]["Id"];
                status: string;
                last_message_at: components["schemas"]["NullableTimestamp"];
            }[];
        };
        /** @description The shorter contact of a search; a list may have more. */
        ContactSummary: {
            id: components["schemas"]["Id"];
            phone_number: string;
            name?: components["schemas"]["NullableText"];
            email?: components["schemas"]["NullableText"];
            tags?: string[];
            funnel_stage?: components["schemas"]["ContactStage"];
            source?: components["schemas"]["NullableText"];
            last_contact_at?: components["schemas"]["NullableTimestamp"];
            created_at?: components["schemas"]["Timestamp"];
            updated_at?: components["schemas"]["Timestamp"];
        };
        ContactList: {
            contacts?: components["schemas"]["ContactSummary"][];
            data?: components["schemas"]["ContactSummary"][];
            pagination?: components["schemas"]["Pagination"];
        };
        ContactSearch: {
            contacts: components["schemas"]["ContactSummary"][];
            pagination: components["schemas"]["Pagination"];
            /** @description Its type was not visible. */
            filters_applied?: unknown;
        };
        CreateContactBody: {
            phone_number: components["schemas"]["E164"];
            name?: string;
            /** Format: email */
            email?: string;
            /** @description A URL. */
            avatar_url?: string;
            tags?: string[];
            custom_fields?: {
                [key: string]: unknown;
            };
            external_ids?: {
                [key: string]: unknown;
            };
            notes?: string;
            funnel_stage_id?: components["schemas"]["Id"];
            source?: components["schemas"]["ContactSource"];
            company?: string;
            address?: string;
            city?: string;
            state?: string;
            postal_code?: string;
            country?: components["schemas"]["CountryCode"];
            deal_value?: number;
            assigned_agent_id?: components["schemas"]["Id"];
            add_tags?: string[];
        };
        /** @example +5215512345678 */
        E164: string;
        /**
         * @description `api` (the default), `import`, `webhook`, `manual` … The 50 characters are from the vendor's
         *     help.
         */
        ContactSource: string;
        /** @description ISO 3166-1 alpha-2; `MX` if left out. */
        CountryCode: string;
        /** @description `phone_number` was sent by the vendor's 0.4.0 and removed in 0.5.0: treat it as not changeable. */
        UpdateContactBody: {
            name?: string;
            /** Format: email */
            email?: string;
            company?: string;
            source?: components["schemas"]["ContactSource"];
            funnel_stage_id?: components["schemas"]["Id"];
            deal_value?: number;
            /** @description Added as a new note, not replaced (help of the vendor). */
            notes?: string;
            /** @description Merged key by key. */
            custom_fields?: {
                [key: string]: unknown;
            };
            /** @description Replaces all tags. */
            tags?: string[];
            add_tags?: string[];
            remove_tags?: string[];
            /** @description null unassigns. */
            assigned_agent_id?: string | null;
            avatar_url?: string;
            external_ids?: {
                [key: string]: unknown;
            };
            address?: string;
            city?: string;
            state?: string;
            postal_code?: string;
            country?: components["schemas"]["CountryCode"];
        };
        /** @description Never seen; perhaps the contact. */
        ContactChange: {
            success?: boolean;
            message?: string;
            contact?: components["schemas"]["Contact"];
        };
        /** @description The page was cut after the e-mail filters; further filters and operators are likely. */
        SearchContactsBody: {
            filters?: {
                phone_number?: components["schemas"]["TextFilter"];
                name?: components["schemas"]["NameFilter"];
                email?: components["schemas"]["TextFilter"];
                tags?: {
                    all?: string[];
                };
                last_contact_at?: {
                    before?: components["schemas"]["Timestamp"];
                };
            };
            sort?: {
                /** @description `last_contact_at` is the only value seen. */
                field?: string;
                /**
                 * @description `asc` is the only value seen.
                 * @enum {string}
                 */
                order?: "asc" | "desc";
            };
            /** @default 50 */
            limit: number;
            cursor?: string;
            /** @description Free text; the page requires `filters`. */
            search?: string;
        };
        TextFilter: {
            eq?: string;
            contains?: string;
        };
        NameFilter: {
            eq?: string;
            /** @description Without regard to case. */
            contains?: string;
            starts_with?: string;
        };
        BulkContactsBody: {
            /**
             * @description `set_funnel_stage` is documented, the others are from the client of the vendor.
             * @enum {string}
             */
            operation: "set_funnel_stage" | "create" | "update" | "delete" | "add_tags" | "remove_tags";
            contact_ids?: components["schemas"]["Id"][];
            funnel_stage_id?: components["schemas"]["Id"];
            /** @description Bodies of "create", or those of "update" with their `id`. */
            contacts?: {
                [key: string]: unknown;
            }[];
            tags?: string[];
        };
        /** @description Never seen, nor how partial failure is told. */
        BulkResult: {
            success?: unknown;
            message?: string;
            results?: unknown;
            failed?: unknown;
            errors?: unknown;
            data?: unknown;
        };
        MergeContactsBody: {
            source_contact_id: components["schemas"]["Id"];
        };
        /** @description Never seen. */
        TagList: {
            tags?: unknown[];
            data?: unknown[];
        };
        /** @description Never seen. */
        FieldList: {
            fields?: unknown[];
            data?: unknown[];
        };
        PhoneCheck: {
            exists: boolean;
            contact?: {
                id: components["schemas"]["Id"];
            } | null;
        };
        AddContactNoteBody: {
            body: string;
        };
        /** @description Never seen. */
        NoteAnswer: {
            note?: unknown;
            data?: unknown;
        };
        CreateLeadBody: {
            phone: string;
            name?: string;
            email?: string;
            source?: string;
            externalId?: string;
            templateId?: string;
            tags?: string[];
            customFields?: {
                [key: string]: unknown;
            };
            /** @description By number, as text. */
            templateVariables?: {
                [key: string]: string;
            };
        };
        /** @description Never seen. */
        LeadAnswer: {
            success?: boolean;
            contact?: unknown;
            data?: unknown;
        };
        FunnelStage: {
            id: components["schemas"]["Id"];
            name: string;
            position: number;
            color: string;
            contact_count: number;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        /** @description `contact_count` is observed, the others are read by the client of the vendor. */
        FunnelStageListed: {
            id: components["schemas"]["Id"];
            name: string;
            color?: components["schemas"]["NullableText"];
            position?: number;
            contact_count?: number;
        };
        /** @description `stages` is observed, `data` is tried first by the client of the vendor. */
        FunnelStageList: {
            stages?: components["schemas"]["FunnelStageListed"][];
            data?: components["schemas"]["FunnelStageListed"][];
        };
        FunnelStageAnswer: {
            stage: components["schemas"]["FunnelStage"];
        };
        /** @description Never seen. */
        FunnelStageLoose: {
            stage?: components["schemas"]["FunnelStageListed"];
            data?: components["schemas"]["FunnelStageListed"];
        };
        StageName: string;
        StageColor: string;
        /** @description The vendor's form has `#3B82F6` as colour, and its 0.4.0 sent a `description`. */
        CreateFunnelStageBody: {
            name: components["schemas"]["StageName"];
            /** @description `#6366f1` if left out. */
            color?: components["schemas"]["StageColor"];
            /** @description 0 is first; the end if left out. */
            position?: number;
        };
        UpdateFunnelStageBody: {
            name?: components["schemas"]["StageName"];
            color?: components["schemas"]["StageColor"];
        };
        ReorderFunnelStagesBody: {
            stage_ids: components["schemas"]["Id"][];
        };
        ReorderedStages: {
            /** @constant */
            success: true;
            stages: components["schemas"]["FunnelStageListed"][];
        };
        MoveContactBody: {
            /** @description null takes the contact out of the funnel. */
            stage_id: components["schemas"]["NullableText"];
        };
        ContactMove: {
            contact_id: components["schemas"]["Id"];
            /** @description null is not shown; allowed for a contact that was in no stage. */
            previous_stage: components["schemas"]["ContactStage"];
            new_stage: components["schemas"]["ContactStage"];
            moved_at: components["schemas"]["Timestamp"];
        };
        Template: {
            id: components["schemas"]["Id"];
            name: string;
            /** @description `UTILITY`, `MARKETING` … */
            category: string;
            language: string;
            /** @description `APPROVED` is the only value seen. */
            status: string;
            content: string;
            /** @description As `{{1}}`. */
            variables: string[];
            components: components["schemas"]["TemplateComponent"][];
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
            /** @description Read by the vendor's pickers, not on the page. Derive from `components` if missing. */
            bodyVariables?: {
                index?: number | string;
                example?: string | null;
            }[];
            /** @description Read by the vendor's pickers, not on the page. Derive from `components` if missing. */
            buttonVariables?: {
                index?: number | string;
                text?: string | null;
            }[];
        };
        TemplateComponent: {
            /** @enum {string} */
            type: "HEADER" | "BODY" | "FOOTER" | "BUTTONS";
            format?: string;
            text?: string;
            example?: {
                /** @description Its type was not visible; a list of lists in Meta's API. */
                body_text?: unknown;
            };
            buttons?: {
                /** @description `QUICK_REPLY`, `URL` … */
                type: string;
                text: string;
                url?: string;
            }[];
        };
        TemplateList: {
            data: components["schemas"]["Template"][];
            pagination?: components["schemas"]["Pagination"];
        };
        TemplateAnswer: {
            data: components["schemas"]["Template"];
        };
        /** @description Never seen. */
        TemplateVariables: {
            variables?: unknown;
            data?: unknown;
        };
        ToggleAgentBody: {
            enabled: boolean;
        };
        PauseAgentBody: {
            /** @description Minutes; no bounds are stated. */
            duration: number;
        };
        /** @description Also a counter of assigned conversations, whose name is not known. */
        TeamMember: {
            id: components["schemas"]["Id"];
            name?: components["schemas"]["NullableText"];
            email?: components["schemas"]["NullableText"];
            role?: components["schemas"]["NullableText"];
            is_available?: boolean | null;
        };
        TeamList: {
            agents?: components["schemas"]["TeamMember"][];
            data?: components["schemas"]["TeamMember"][];
        };
        /** @enum {string} */
        BroadcastStatus: "cancelled" | "completed" | "draft" | "failed" | "paused" | "scheduled" | "sending";
        Broadcast: {
            id: components["schemas"]["Id"];
            name?: string;
            status?: string;
            templateId?: components["schemas"]["NullableText"];
            tagToApply?: components["schemas"]["NullableText"];
            createdAt?: components["schemas"]["NullableTimestamp"];
        };
        BroadcastList: {
            data: components["schemas"]["Broadcast"][];
            meta?: components["schemas"]["OffsetMeta"];
        };
        /** @description Never seen. */
        BroadcastAnswer: {
            data?: components["schemas"]["Broadcast"];
        };
        /** @description Never seen; perhaps the broadcast. */
        BroadcastChange: {
            success?: boolean;
            message?: string;
            data?: components["schemas"]["ObjectOrNone"];
        };
        /** @description Never seen. */
        BroadcastSummary: {
            data?: components["schemas"]["ObjectOrNone"];
        };
        BroadcastRecipient: {
            id?: components["schemas"]["Id"];
            phoneNumber?: components["schemas"]["NullableText"];
            status?: components["schemas"]["NullableText"];
        };
        BroadcastRecipientList: {
            data?: components["schemas"]["BroadcastRecipient"][];
            recipients?: components["schemas"]["BroadcastRecipient"][];
            meta?: components["schemas"]["OffsetMeta"];
        };
        CreateBroadcastBody: {
            name: string;
            templateId: components["schemas"]["Id"];
            tagToApply?: string;
            /** @description From the number of a variable to where its value comes from, such as `contact.name`. */
            variableMapping?: {
                [key: string]: string;
            };
        };
        AddSegmentRecipientsBody: {
            segmentIds: components["schemas"]["Id"][];
        };
        AddListedRecipientsBody: {
            recipients: {
                phoneNumber: string;
                templateParameters?: string[];
            }[];
        };
        Webhook: {
            id: components["schemas"]["Id"];
            name?: components["schemas"]["NullableText"];
            url: string;
            events: string[];
            isActive?: boolean;
            failureCount?: number;
            createdAt?: components["schemas"]["Timestamp"];
            businessId?: components["schemas"]["Id"];
            /** @description In clear; 32 hex characters in the dashboard, which shows it only once. */
            secret?: string;
            lastSuccessAt?: components["schemas"]["NullableTimestamp"];
            lastFailureAt?: components["schemas"]["NullableTimestamp"];
        };
        WebhookList: {
            data: components["schemas"]["Webhook"][];
        };
        /** @description Under `data`, or `webhook`, or bare. */
        WebhookAnswer: {
            data?: components["schemas"]["Webhook"];
            webhook?: components["schemas"]["Webhook"];
            id?: components["schemas"]["Id"];
            name?: string;
            url?: string;
            events?: string[];
            secret?: string;
            isActive?: boolean;
        };
        /** @description Never seen; perhaps the webhook. */
        WebhookChange: {
            data?: components["schemas"]["Webhook"];
        };
        /**
         * @description `*` is all events, future ones too. `funnel_stage.*` are documented, but not offered by the client of the vendor.
         * @enum {string}
         */
        EventSubscription: "message.received" | "message.sent" | "message.delivered" | "message.read" | "message.failed" | "conversation.created" | "conversation.assigned" | "conversation.unassigned" | "conversation.closed" | "conversation.reopened" | "contact.created" | "contact.updated" | "contact.deleted" | "contact.merged" | "contact.stage_changed" | "funnel_stage.created" | "funnel_stage.updated" | "broadcast.sent" | "broadcast.completed" | "broadcast.failed" | "*";
        CreateWebhookBody: {
            name: string;
            /**
             * Format: uri
             * @description Public HTTPS; others get no deliveries.
             */
            url: string;
            events: components["schemas"]["EventSubscription"][];
            isActive?: boolean;
        };
        UpdateWebhookBody: {
            name?: string;
            /** Format: uri */
            url?: string;
            events?: components["schemas"]["EventSubscription"][];
            isActive?: boolean;
        };
        WebhookTest: {
            success: boolean;
            message: string;
            data: {
                status: components["schemas"]["DeliveryStatus"];
                duration_ms: number;
                response_preview: components["schemas"]["NullableText"];
            };
        };
        /** @description Whether it is an HTTP status or a word was not visible. */
        DeliveryStatus: number | string | null;
        WebhookLog: {
            id: components["schemas"]["Id"];
            event: string;
            status: components["schemas"]["DeliveryStatus"];
            duration_ms: number | null;
            timestamp: components["schemas"]["Timestamp"];
            error: components["schemas"]["NullableText"];
        };
        WebhookLogList: {
            data: components["schemas"]["WebhookLog"][];
        };
        /** @description Never seen. */
        WebhookEventList: {
            data?: unknown;
            events?: unknown;
        };
        /** @description `timestamp` and `businessId` are not on the pages; real deliveries have them. */
        Delivery: {
            event: string;
            data: {
                [key: string]: unknown;
            };
            timestamp?: components["schemas"]["Timestamp"];
            businessId?: components["schemas"]["Id"];
        };
        MessageReceivedDelivery: components["schemas"]["Delivery"] & {
            /** @constant */
            event?: "message.received";
            data?: components["schemas"]["MessageReceived"];
        };
        MessageSentDelivery: components["schemas"]["Delivery"] & {
            /** @constant */
            event?: "message.sent";
            data?: components["schemas"]["MessageEvent"];
        };
        MessageDeliveredDelivery: components["schemas"]["Delivery"] & {
            /** @constant */
            event?: "message.delivered";
            data?: components["schemas"]["MessageEvent"];
        };
        MessageReadDelivery: components["schemas"]["Delivery"] & {
            /** @constant */
            event?: "message.read";
            data?: components["schemas"]["MessageEvent"];
        };
        MessageFailedDelivery: components["schemas"]["Delivery"] & {
            /** @constant */
            event?: "message.failed";
            data?: components["schemas"]["MessageEvent"];
        };
        ConversationCreatedDelivery: components["schemas"]["Delivery"] & {
            /** @constant */
            event?: "conversation.created";
            data?: components["schemas"]["ConversationCreated"];
        };
        ConversationAssignedDelivery: components["schemas"]["Delivery"] & {
            /** @constant */
            event?: "conversation.assigned";
            data?: components["schemas"]["ConversationAssigned"];
        };
        ConversationUnassignedDelivery: components["schemas"]["Delivery"] & {
            /** @constant */
            event?: "conversation.unassigned";
            data?: components["schemas"]["ConversationUnassigned"];
        };
        ConversationClosedDelivery: components["schemas"]["Delivery"] & {
            /** @constant */
            event?: "conversation.closed";
            data?: components["schemas"]["ConversationClosed"];
        };
        ConversationReopenedDelivery: components["schemas"]["Delivery"] & {
            /** @constant */
            event?: "conversation.reopened";
            data?: components["schemas"]["ConversationEvent"];
        };
        ContactCreatedDelivery: components["schemas"]["Delivery"] & {
            /** @constant */
            event?: "contact.created";
            data?: components["schemas"]["ContactCreated"];
        };
        ContactUpdatedDelivery: components["schemas"]["Delivery"] & {
            /** @constant */
            event?: "contact.updated";
            data?: components["schemas"]["ContactUpdated"];
        };
        ContactDeletedDelivery: components["schemas"]["Delivery"] & {
            /** @constant */
            event?: "contact.deleted";
            data?: components["schemas"]["ContactDeleted"];
        };
        ContactMergedDelivery: components["schemas"]["Delivery"] & {
            /** @constant */
            event?: "contact.merged";
            data?: components["schemas"]["ContactEvent"];
        };
        ContactStageChangedDelivery: components["schemas"]["Delivery"] & {
            /** @constant */
            event?: "contact.stage_changed";
            data?: components["schemas"]["ContactStageChanged"];
        };
        FunnelStageCreatedDelivery: components["schemas"]["Delivery"] & {
            /** @constant */
            event?: "funnel_stage.created";
            data?: components["schemas"]["FunnelStageCreated"];
        };
        FunnelStageUpdatedDelivery: components["schemas"]["Delivery"] & {
            /** @constant */
            event?: "funnel_stage.updated";
            data?: components["schemas"]["FunnelStageUpdated"];
        };
        BroadcastSentDelivery: components["schemas"]["Delivery"] & {
            /** @constant */
            event?: "broadcast.sent";
            data?: components["schemas"]["BroadcastEvent"];
        };
        BroadcastCompletedDelivery: components["schemas"]["Delivery"] & {
            /** @constant */
            event?: "broadcast.completed";
            data?: components["schemas"]["BroadcastEvent"];
        };
        BroadcastFailedDelivery: components["schemas"]["Delivery"] & {
            /** @constant */
            event?: "broadcast.failed";
            data?: components["schemas"]["BroadcastEvent"];
        };
        /** @description Live without `+` (observed). */
        EventPhone: string | null;
        MessageReceived: {
            contact_id?: components["schemas"]["Id"];
            conversation_id?: components["schemas"]["Id"];
            whaapy_message_id?: components["schemas"]["Id"];
            media_url?: components["schemas"]["NullableText"];
            /** @description Shaped as Meta's; media under a key named after `type`. */
            message?: {
                /**
                 * @description Digits. In place of a number there may be WhatsApp's ID of a person who shows none, e.g.
                 *     `MX.13491208655302741918`; how Whaapy passes it on was not seen.
                 */
                from?: string | null;
                /** @description WhatsApp's ID of the person. */
                from_user_id?: string;
                /** @description The name that the person chose. */
                username?: string;
                type?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Never seen. */
        MessageEvent: {
            contact_id?: components["schemas"]["Id"];
            conversation_id?: components["schemas"]["Id"];
            whaapy_message_id?: components["schemas"]["Id"];
            /** @description Why a message failed; presumed to be passed on as WhatsApp says it. */
            errors?: {
                /** @description Meta's number, e.g. 131047. */
                code?: number;
                title?: string;
                error_data?: {
                    details?: string;
                };
            }[];
        };
        ConversationCreated: {
            conversation_id?: components["schemas"]["Id"];
            contact_id?: components["schemas"]["Id"];
            contact_name?: components["schemas"]["NullableText"];
            contact_first_name?: components["schemas"]["NullableText"];
            contact_last_name?: components["schemas"]["NullableText"];
            phone_number?: components["schemas"]["EventPhone"];
            timestamp?: components["schemas"]["Timestamp"];
        };
        ConversationAssigned: {
            conversation_id?: components["schemas"]["Id"];
            /** @description Its type was not seen. */
            assigned_to?: unknown;
            /** @description Its type was not seen. */
            assigned_by?: unknown;
            /** @description `manual` is the only value seen. */
            method?: string;
            contact_name?: components["schemas"]["NullableText"];
            phone_number?: components["schemas"]["EventPhone"];
            timestamp?: components["schemas"]["Timestamp"];
        };
        ConversationUnassigned: {
            conversation_id?: components["schemas"]["Id"];
            phone_number?: components["schemas"]["EventPhone"];
            contact_name?: components["schemas"]["NullableText"];
            /** @description Its type was not seen. */
            previous_agent?: unknown;
            /** @description Its type was not seen. */
            unassigned_by?: unknown;
            reason?: components["schemas"]["NullableText"];
            unassigned_at?: components["schemas"]["Timestamp"];
        };
        ConversationClosed: {
            conversation_id?: components["schemas"]["Id"];
            phone_number?: components["schemas"]["EventPhone"];
            closed_at?: components["schemas"]["Timestamp"];
        };
        /** @description Never seen. */
        ConversationEvent: {
            conversation_id?: components["schemas"]["Id"];
        };
        /**
         * @description Live, `source` is often missing, `email` is null, and `address` and `custom_fields` may come
         *     (observed).
         */
        ContactCreated: {
            contact_id: components["schemas"]["Id"];
            phone_number?: components["schemas"]["EventPhone"];
            name?: components["schemas"]["NullableText"];
            email?: components["schemas"]["NullableText"];
            tags?: string[] | null;
            source?: components["schemas"]["NullableText"];
            created_at?: components["schemas"]["Timestamp"];
            address?: components["schemas"]["NullableText"];
            custom_fields?: {
                [key: string]: unknown;
            } | null;
        };
        /** @description The changed fields, and those before as `previous_name` …. */
        ContactUpdated: {
            contact_id?: components["schemas"]["Id"];
            updated_fields?: string[];
            /** @description Its type was not seen. */
            updated_by?: unknown;
            updated_at?: components["schemas"]["Timestamp"];
        } & {
            [key: string]: unknown;
        };
        ContactDeleted: {
            contact_id?: components["schemas"]["Id"];
            deleted_at?: components["schemas"]["Timestamp"];
        };
        /** @description Never seen. */
        ContactEvent: {
            contact_id?: components["schemas"]["Id"];
        };
        ContactStageChanged: {
            contact_id: components["schemas"]["Id"];
            phone_number: components["schemas"]["EventPhone"];
            previous_stage_id: components["schemas"]["NullableText"];
            previous_stage_name: components["schemas"]["NullableText"];
            new_stage_id: components["schemas"]["NullableText"];
            new_stage_name: components["schemas"]["NullableText"];
            moved_at: components["schemas"]["Timestamp"];
        };
        FunnelStageCreated: {
            stage_id: components["schemas"]["Id"];
            name: string;
            position: number;
            color: string;
            created_at: components["schemas"]["Timestamp"];
        };
        FunnelStageUpdated: {
            stage_id: components["schemas"]["Id"];
            name: string;
            color: string;
            updated_at: components["schemas"]["Timestamp"];
        };
        /** @description Never seen. */
        BroadcastEvent: {
            broadcast_id?: components["schemas"]["Id"];
        };
    };
    responses: {
        /**
         * @description The key lacks a scope. The status is documented, the text (`Missing required scopes: …`) is
         *     the vendor's.
         */
        MissingScope: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /**
         * @description More than 100 requests, or 1,000 messages, in a minute (documented; may vary by plan). Whether
         *     `Retry-After` comes is not stated.
         */
        RateLimited: {
            headers: {
                /** @description Seconds or an HTTP date; use it when it is there. */
                "Retry-After"?: string;
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /**
         * @description 400 validation failed, 401 the key is missing, wrong or inactive, 403 it lacks a scope, 404 not
         *     found, 429 rate limit (documented); others are possible.
         */
        Refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description 500 server error (documented); a gateway before the API may answer other things. */
        Failed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /**
         * @description Received. Answer within 5 s (observed), though the sample log on the page shows a failed
         *     delivery of 30 s. Otherwise 3 retries, after 2, 4 and 8 s, and after 10 failures in a row the
         *     webhook is switched off (observed).
         */
        Received: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
    };
    parameters: {
        /** @description Whaapy id of the message. */
        MessageId: components["schemas"]["Id"];
        /** @description Id of the conversation. */
        ConversationId: components["schemas"]["Id"];
        /** @description Id of the contact. */
        ContactId: components["schemas"]["Id"];
        /** @description Id of the contact. */
        MovedContactId: components["schemas"]["Id"];
        /** @description Id of the stage. */
        StageId: components["schemas"]["Id"];
        /** @description Id of the template. */
        TemplateId: components["schemas"]["Id"];
        /** @description Id of the broadcast. */
        BroadcastId: components["schemas"]["Id"];
        /** @description Id of the webhook. */
        WebhookId: components["schemas"]["Id"];
        /** @description E.164, URL-encoded. Whaapy takes it with or without `+` and with spaces. */
        Phone: string;
        Limit: number;
        /** @description `pagination.next_cursor` of the page before. */
        Cursor: string;
        /** @description Not on the page. */
        VendorLimit: number;
        /** @description Not on the page. */
        VendorCursor: string;
        /** @description Its maximum is not known. */
        OffsetLimit: number;
        Offset: number;
        /**
         * @description HMAC-SHA256 of the raw body with the webhook's secret. Disagreement on the encoding: hex (the
         *     vendor's trigger; an integration in production) against base64 (observed). A `sha256=` prefix
         *     is possible. Accept all four.
         */
        DeliverySignature: string;
        /** @description Repeats the event. */
        DeliveryEvent: string;
        /** @description Unique per delivery. */
        DeliveryId: string;
        /**
         * @description Never deduplicate on it: it repeats for the same contact (observed). The vendor takes it for
         *     the id of the registration, which is doubtful.
         */
        DeliveryWebhookId: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Not documented; read if sent, on any answer, as the other headers here. How many requests a
         *     window takes.
         */
        "X-RateLimit-Limit": string;
        /** @description Not documented; read if sent. How many of them are left. */
        "X-RateLimit-Remaining": string;
        /**
         * @description Not documented; read if sent. When the window is over, in seconds from now, or in seconds or
         *     milliseconds since the epoch.
         */
        "X-RateLimit-Reset": string;
        /**
         * @description Not documented; read if sent. What is left, in the IETF's form, e.g. `"default";r=50;t=30`, or
         *     in that of an older draft, `limit=100, remaining=50, reset=30`.
         */
        RateLimit: string;
        /** @description Not documented; read if sent. The limit, e.g. `"default";q=100;w=60`, or `100;w=60`. */
        "RateLimit-Policy": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    sendMessage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendMessageBody"];
            };
        };
        responses: {
            /** @description The message, in Meta's form and in Whaapy's */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SendMessageAnswer"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    retryMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Whaapy id of the message. */
                id: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageRetry"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    downloadMedia: {
        parameters: {
            query: {
                /** @description Part of `mediaUrl`. */
                token: string;
            };
            header?: never;
            path: {
                /** @description Whaapy id of the message. */
                id: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    uploadMedia: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["UploadMediaBody"];
            };
        };
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadedMedia"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    listConversations: {
        parameters: {
            query?: {
                /** @description Name or phone number. */
                search?: string;
                /** @description Leave out for all. */
                status?: components["schemas"]["ConversationStatus"];
                limit?: components["parameters"]["Limit"];
                /** @description `pagination.next_cursor` of the page before. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of conversations */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationList"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    getConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the conversation. */
                id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The conversation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationAnswer"];
                };
            };
            403: components["responses"]["MissingScope"];
            /** @description No such conversation */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    getConversationByPhone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description E.164, URL-encoded. Whaapy takes it with or without `+` and with spaces. */
                phone: components["parameters"]["Phone"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The conversation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationByPhoneAnswer"];
                };
            };
            403: components["responses"]["MissingScope"];
            /** @description No conversation with this number */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    listMessages: {
        parameters: {
            query?: {
                limit?: number;
                /** @description Id of the oldest message of the page before. */
                before?: string;
            };
            header?: never;
            path: {
                /** @description Id of the conversation. */
                id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of messages */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageList"];
                };
            };
            403: components["responses"]["MissingScope"];
            /** @description No such conversation */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    closeConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the conversation. */
                id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationChange"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    archiveConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the conversation. */
                id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationChange"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    markConversationRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the conversation. */
                id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationChange"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    markConversationUnread: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the conversation. */
                id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationChange"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    setConversationAi: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the conversation. */
                id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetConversationAiBody"];
            };
        };
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationChange"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    pauseConversationAi: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the conversation. */
                id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PauseConversationAiBody"];
            };
        };
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationChange"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    suggestReply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the conversation. */
                id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    listContacts: {
        parameters: {
            query?: {
                /** @description Name, phone number, email … */
                search?: string;
                /** @description Tags, separated by commas. */
                tags?: string;
                funnel_stage_id?: string;
                source?: string;
                sort_by?: "created_at" | "updated_at" | "name";
                sort_order?: "asc" | "desc";
                limit?: components["parameters"]["Limit"];
                /** @description `pagination.next_cursor` of the page before. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of contacts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactList"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    createContact: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateContactBody"];
            };
        };
        responses: {
            /** @description The new contact */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactAnswer"];
                };
            };
            /** @description A field is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            403: components["responses"]["MissingScope"];
            /** @description The number belongs to a contact already. The page shows the body; the status is observed. Also met with the id nested under `error`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    getContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the contact. */
                id: components["parameters"]["ContactId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contact */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactAnswer"];
                };
            };
            /** @description The id is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            403: components["responses"]["MissingScope"];
            /** @description No such contact */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    deleteContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the contact. */
                id: components["parameters"]["ContactId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    updateContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the contact. */
                id: components["parameters"]["ContactId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateContactBody"];
            };
        };
        responses: {
            /** @description The contact (observed) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactAnswer"];
                };
            };
            403: components["responses"]["MissingScope"];
            /** @description No such contact */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    searchContacts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchContactsBody"];
            };
        };
        responses: {
            /** @description A page of contacts, in short */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactSearch"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    bulkContacts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkContactsBody"];
            };
        };
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkResult"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    mergeContacts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the contact. */
                id: components["parameters"]["ContactId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeContactsBody"];
            };
        };
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactChange"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    listContactTags: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagList"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    listContactFields: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FieldList"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    checkPhone: {
        parameters: {
            query: {
                phone: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether, and which */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneCheck"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    addContactNote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the contact. */
                id: components["parameters"]["ContactId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddContactNoteBody"];
            };
        };
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteAnswer"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    createLead: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateLeadBody"];
            };
        };
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeadAnswer"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    listFunnelStages: {
        parameters: {
            query?: {
                /** @description Ignored. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stages */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FunnelStageList"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    createFunnelStage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateFunnelStageBody"];
            };
        };
        responses: {
            /** @description The new stage */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FunnelStageAnswer"];
                };
            };
            /** @description `validation_error`, with `details.name` or `details.color` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    getFunnelStage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the stage. */
                id: components["parameters"]["StageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FunnelStageLoose"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    deleteFunnelStage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the stage. */
                id: components["parameters"]["StageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    updateFunnelStage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the stage. */
                id: components["parameters"]["StageId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateFunnelStageBody"];
            };
        };
        responses: {
            /** @description The stage */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FunnelStageAnswer"];
                };
            };
            403: components["responses"]["MissingScope"];
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    reorderFunnelStages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReorderFunnelStagesBody"];
            };
        };
        responses: {
            /** @description The stages in their new order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReorderedStages"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    moveContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the contact. */
                contactId: components["parameters"]["MovedContactId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveContactBody"];
            };
        };
        responses: {
            /** @description From where to where */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactMove"];
                };
            };
            403: components["responses"]["MissingScope"];
            /** @description `not_found`: the contact or the stage */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    listTemplates: {
        parameters: {
            query?: {
                status?: string;
                /** @description Not on the page. */
                limit?: components["parameters"]["VendorLimit"];
                /** @description Not on the page. */
                cursor?: components["parameters"]["VendorCursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The templates */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateList"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    getTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the template. */
                id: components["parameters"]["TemplateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The template */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateAnswer"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    listTemplateVariables: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateVariables"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    syncTemplates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    toggleAgent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ToggleAgentBody"];
            };
        };
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    pauseAgent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PauseAgentBody"];
            };
        };
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    listTeam: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The people */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamList"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    listBroadcasts: {
        parameters: {
            query?: {
                status?: components["schemas"]["BroadcastStatus"];
                /** @description Its maximum is not known. */
                limit?: components["parameters"]["OffsetLimit"];
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of broadcasts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BroadcastList"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    createBroadcast: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateBroadcastBody"];
            };
        };
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BroadcastAnswer"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    getBroadcast: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the broadcast. */
                id: components["parameters"]["BroadcastId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BroadcastAnswer"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    deleteBroadcast: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the broadcast. */
                id: components["parameters"]["BroadcastId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    getBroadcastSummary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the broadcast. */
                id: components["parameters"]["BroadcastId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BroadcastSummary"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    listBroadcastRecipients: {
        parameters: {
            query?: {
                status?: "delivered" | "errors" | "pending" | "read" | "responded" | "sent";
                /** @description Phone number or name. */
                q?: string;
                /** @description Its maximum is not known. */
                limit?: components["parameters"]["OffsetLimit"];
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path: {
                /** @description Id of the broadcast. */
                id: components["parameters"]["BroadcastId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of recipients */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BroadcastRecipientList"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    addAllRecipients: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the broadcast. */
                id: components["parameters"]["BroadcastId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EmptyBody"];
            };
        };
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BroadcastChange"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    addSegmentRecipients: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the broadcast. */
                id: components["parameters"]["BroadcastId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddSegmentRecipientsBody"];
            };
        };
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BroadcastChange"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    addListedRecipients: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the broadcast. */
                id: components["parameters"]["BroadcastId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddListedRecipientsBody"];
            };
        };
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BroadcastChange"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    sendBroadcast: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the broadcast. */
                id: components["parameters"]["BroadcastId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EmptyBody"];
            };
        };
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BroadcastChange"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    pauseBroadcast: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the broadcast. */
                id: components["parameters"]["BroadcastId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EmptyBody"];
            };
        };
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BroadcastChange"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    resumeBroadcast: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the broadcast. */
                id: components["parameters"]["BroadcastId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EmptyBody"];
            };
        };
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BroadcastChange"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    cancelBroadcast: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the broadcast. */
                id: components["parameters"]["BroadcastId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EmptyBody"];
            };
        };
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BroadcastChange"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    retryFailedRecipients: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the broadcast. */
                id: components["parameters"]["BroadcastId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EmptyBody"];
            };
        };
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BroadcastChange"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All webhooks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookList"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWebhookBody"];
            };
        };
        responses: {
            /** @description The webhook with its secret */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookAnswer"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the webhook. */
                id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookAnswer"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the webhook. */
                id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    updateWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the webhook. */
                id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateWebhookBody"];
            };
        };
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookChange"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the webhook. */
                id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the receiver answered */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookTest"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    listWebhookLogs: {
        parameters: {
            query?: {
                /** @description The page calls it with 50. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Id of the webhook. */
                id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deliveries */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookLogList"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    listWebhookEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Never seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEventList"];
                };
            };
            403: components["responses"]["MissingScope"];
            429: components["responses"]["RateLimited"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    onMessageReceived: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description HMAC-SHA256 of the raw body with the webhook's secret. Disagreement on the encoding: hex (the
                 *     vendor's trigger; an integration in production) against base64 (observed). A `sha256=` prefix
                 *     is possible. Accept all four.
                 */
                "X-Webhook-Signature": components["parameters"]["DeliverySignature"];
                /** @description Repeats the event. */
                "X-Webhook-Event": components["parameters"]["DeliveryEvent"];
                /** @description Unique per delivery. */
                "X-Webhook-Delivery-ID": components["parameters"]["DeliveryId"];
                /**
                 * @description Never deduplicate on it: it repeats for the same contact (observed). The vendor takes it for
                 *     the id of the registration, which is doubtful.
                 */
                "X-Webhook-ID"?: components["parameters"]["DeliveryWebhookId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageReceivedDelivery"];
            };
        };
        responses: {
            "2XX": components["responses"]["Received"];
        };
    };
    onMessageSent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description HMAC-SHA256 of the raw body with the webhook's secret. Disagreement on the encoding: hex (the
                 *     vendor's trigger; an integration in production) against base64 (observed). A `sha256=` prefix
                 *     is possible. Accept all four.
                 */
                "X-Webhook-Signature": components["parameters"]["DeliverySignature"];
                /** @description Repeats the event. */
                "X-Webhook-Event": components["parameters"]["DeliveryEvent"];
                /** @description Unique per delivery. */
                "X-Webhook-Delivery-ID": components["parameters"]["DeliveryId"];
                /**
                 * @description Never deduplicate on it: it repeats for the same contact (observed). The vendor takes it for
                 *     the id of the registration, which is doubtful.
                 */
                "X-Webhook-ID"?: components["parameters"]["DeliveryWebhookId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageSentDelivery"];
            };
        };
        responses: {
            "2XX": components["responses"]["Received"];
        };
    };
    onMessageDelivered: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description HMAC-SHA256 of the raw body with the webhook's secret. Disagreement on the encoding: hex (the
                 *     vendor's trigger; an integration in production) against base64 (observed). A `sha256=` prefix
                 *     is possible. Accept all four.
                 */
                "X-Webhook-Signature": components["parameters"]["DeliverySignature"];
                /** @description Repeats the event. */
                "X-Webhook-Event": components["parameters"]["DeliveryEvent"];
                /** @description Unique per delivery. */
                "X-Webhook-Delivery-ID": components["parameters"]["DeliveryId"];
                /**
                 * @description Never deduplicate on it: it repeats for the same contact (observed). The vendor takes it for
                 *     the id of the registration, which is doubtful.
                 */
                "X-Webhook-ID"?: components["parameters"]["DeliveryWebhookId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageDeliveredDelivery"];
            };
        };
        responses: {
            "2XX": components["responses"]["Received"];
        };
    };
    onMessageRead: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description HMAC-SHA256 of the raw body with the webhook's secret. Disagreement on the encoding: hex (the
                 *     vendor's trigger; an integration in production) against base64 (observed). A `sha256=` prefix
                 *     is possible. Accept all four.
                 */
                "X-Webhook-Signature": components["parameters"]["DeliverySignature"];
                /** @description Repeats the event. */
                "X-Webhook-Event": components["parameters"]["DeliveryEvent"];
                /** @description Unique per delivery. */
                "X-Webhook-Delivery-ID": components["parameters"]["DeliveryId"];
                /**
                 * @description Never deduplicate on it: it repeats for the same contact (observed). The vendor takes it for
                 *     the id of the registration, which is doubtful.
                 */
                "X-Webhook-ID"?: components["parameters"]["DeliveryWebhookId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageReadDelivery"];
            };
        };
        responses: {
            "2XX": components["responses"]["Received"];
        };
    };
    onMessageFailed: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description HMAC-SHA256 of the raw body with the webhook's secret. Disagreement on the encoding: hex (the
                 *     vendor's trigger; an integration in production) against base64 (observed). A `sha256=` prefix
                 *     is possible. Accept all four.
                 */
                "X-Webhook-Signature": components["parameters"]["DeliverySignature"];
                /** @description Repeats the event. */
                "X-Webhook-Event": components["parameters"]["DeliveryEvent"];
                /** @description Unique per delivery. */
                "X-Webhook-Delivery-ID": components["parameters"]["DeliveryId"];
                /**
                 * @description Never deduplicate on it: it repeats for the same contact (observed). The vendor takes it for
                 *     the id of the registration, which is doubtful.
                 */
                "X-Webhook-ID"?: components["parameters"]["DeliveryWebhookId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageFailedDelivery"];
            };
        };
        responses: {
            "2XX": components["responses"]["Received"];
        };
    };
    onConversationCreated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description HMAC-SHA256 of the raw body with the webhook's secret. Disagreement on the encoding: hex (the
                 *     vendor's trigger; an integration in production) against base64 (observed). A `sha256=` prefix
                 *     is possible. Accept all four.
                 */
                "X-Webhook-Signature": components["parameters"]["DeliverySignature"];
                /** @description Repeats the event. */
                "X-Webhook-Event": components["parameters"]["DeliveryEvent"];
                /** @description Unique per delivery. */
                "X-Webhook-Delivery-ID": components["parameters"]["DeliveryId"];
                /**
                 * @description Never deduplicate on it: it repeats for the same contact (observed). The vendor takes it for
                 *     the id of the registration, which is doubtful.
                 */
                "X-Webhook-ID"?: components["parameters"]["DeliveryWebhookId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationCreatedDelivery"];
            };
        };
        responses: {
            "2XX": components["responses"]["Received"];
        };
    };
    onConversationAssigned: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description HMAC-SHA256 of the raw body with the webhook's secret. Disagreement on the encoding: hex (the
                 *     vendor's trigger; an integration in production) against base64 (observed). A `sha256=` prefix
                 *     is possible. Accept all four.
                 */
                "X-Webhook-Signature": components["parameters"]["DeliverySignature"];
                /** @description Repeats the event. */
                "X-Webhook-Event": components["parameters"]["DeliveryEvent"];
                /** @description Unique per delivery. */
                "X-Webhook-Delivery-ID": components["parameters"]["DeliveryId"];
                /**
                 * @description Never deduplicate on it: it repeats for the same contact (observed). The vendor takes it for
                 *     the id of the registration, which is doubtful.
                 */
                "X-Webhook-ID"?: components["parameters"]["DeliveryWebhookId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationAssignedDelivery"];
            };
        };
        responses: {
            "2XX": components["responses"]["Received"];
        };
    };
    onConversationUnassigned: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description HMAC-SHA256 of the raw body with the webhook's secret. Disagreement on the encoding: hex (the
                 *     vendor's trigger; an integration in production) against base64 (observed). A `sha256=` prefix
                 *     is possible. Accept all four.
                 */
                "X-Webhook-Signature": components["parameters"]["DeliverySignature"];
                /** @description Repeats the event. */
                "X-Webhook-Event": components["parameters"]["DeliveryEvent"];
                /** @description Unique per delivery. */
                "X-Webhook-Delivery-ID": components["parameters"]["DeliveryId"];
                /**
                 * @description Never deduplicate on it: it repeats for the same contact (observed). The vendor takes it for
                 *     the id of the registration, which is doubtful.
                 */
                "X-Webhook-ID"?: components["parameters"]["DeliveryWebhookId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationUnassignedDelivery"];
            };
        };
        responses: {
            "2XX": components["responses"]["Received"];
        };
    };
    onConversationClosed: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description HMAC-SHA256 of the raw body with the webhook's secret. Disagreement on the encoding: hex (the
                 *     vendor's trigger; an integration in production) against base64 (observed). A `sha256=` prefix
                 *     is possible. Accept all four.
                 */
                "X-Webhook-Signature": components["parameters"]["DeliverySignature"];
                /** @description Repeats the event. */
                "X-Webhook-Event": components["parameters"]["DeliveryEvent"];
                /** @description Unique per delivery. */
                "X-Webhook-Delivery-ID": components["parameters"]["DeliveryId"];
                /**
                 * @description Never deduplicate on it: it repeats for the same contact (observed). The vendor takes it for
                 *     the id of the registration, which is doubtful.
                 */
                "X-Webhook-ID"?: components["parameters"]["DeliveryWebhookId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationClosedDelivery"];
            };
        };
        responses: {
            "2XX": components["responses"]["Received"];
        };
    };
    onConversationReopened: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description HMAC-SHA256 of the raw body with the webhook's secret. Disagreement on the encoding: hex (the
                 *     vendor's trigger; an integration in production) against base64 (observed). A `sha256=` prefix
                 *     is possible. Accept all four.
                 */
                "X-Webhook-Signature": components["parameters"]["DeliverySignature"];
                /** @description Repeats the event. */
                "X-Webhook-Event": components["parameters"]["DeliveryEvent"];
                /** @description Unique per delivery. */
                "X-Webhook-Delivery-ID": components["parameters"]["DeliveryId"];
                /**
                 * @description Never deduplicate on it: it repeats for the same contact (observed). The vendor takes it for
                 *     the id of the registration, which is doubtful.
                 */
                "X-Webhook-ID"?: components["parameters"]["DeliveryWebhookId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationReopenedDelivery"];
            };
        };
        responses: {
            "2XX": components["responses"]["Received"];
        };
    };
    onContactCreated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description HMAC-SHA256 of the raw body with the webhook's secret. Disagreement on the encoding: hex (the
                 *     vendor's trigger; an integration in production) against base64 (observed). A `sha256=` prefix
                 *     is possible. Accept all four.
                 */
                "X-Webhook-Signature": components["parameters"]["DeliverySignature"];
                /** @description Repeats the event. */
                "X-Webhook-Event": components["parameters"]["DeliveryEvent"];
                /** @description Unique per delivery. */
                "X-Webhook-Delivery-ID": components["parameters"]["DeliveryId"];
                /**
                 * @description Never deduplicate on it: it repeats for the same contact (observed). The vendor takes it for
                 *     the id of the registration, which is doubtful.
                 */
                "X-Webhook-ID"?: components["parameters"]["DeliveryWebhookId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactCreatedDelivery"];
            };
        };
        responses: {
            "2XX": components["responses"]["Received"];
        };
    };
    onContactUpdated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description HMAC-SHA256 of the raw body with the webhook's secret. Disagreement on the encoding: hex (the
                 *     vendor's trigger; an integration in production) against base64 (observed). A `sha256=` prefix
                 *     is possible. Accept all four.
                 */
                "X-Webhook-Signature": components["parameters"]["DeliverySignature"];
                /** @description Repeats the event. */
                "X-Webhook-Event": components["parameters"]["DeliveryEvent"];
                /** @description Unique per delivery. */
                "X-Webhook-Delivery-ID": components["parameters"]["DeliveryId"];
                /**
                 * @description Never deduplicate on it: it repeats for the same contact (observed). The vendor takes it for
                 *     the id of the registration, which is doubtful.
                 */
                "X-Webhook-ID"?: components["parameters"]["DeliveryWebhookId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactUpdatedDelivery"];
            };
        };
        responses: {
            "2XX": components["responses"]["Received"];
        };
    };
    onContactDeleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description HMAC-SHA256 of the raw body with the webhook's secret. Disagreement on the encoding: hex (the
                 *     vendor's trigger; an integration in production) against base64 (observed). A `sha256=` prefix
                 *     is possible. Accept all four.
                 */
                "X-Webhook-Signature": components["parameters"]["DeliverySignature"];
                /** @description Repeats the event. */
                "X-Webhook-Event": components["parameters"]["DeliveryEvent"];
                /** @description Unique per delivery. */
                "X-Webhook-Delivery-ID": components["parameters"]["DeliveryId"];
                /**
                 * @description Never deduplicate on it: it repeats for the same contact (observed). The vendor takes it for
                 *     the id of the registration, which is doubtful.
                 */
                "X-Webhook-ID"?: components["parameters"]["DeliveryWebhookId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactDeletedDelivery"];
            };
        };
        responses: {
            "2XX": components["responses"]["Received"];
        };
    };
    onContactMerged: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description HMAC-SHA256 of the raw body with the webhook's secret. Disagreement on the encoding: hex (the
                 *     vendor's trigger; an integration in production) against base64 (observed). A `sha256=` prefix
                 *     is possible. Accept all four.
                 */
                "X-Webhook-Signature": components["parameters"]["DeliverySignature"];
                /** @description Repeats the event. */
                "X-Webhook-Event": components["parameters"]["DeliveryEvent"];
                /** @description Unique per delivery. */
                "X-Webhook-Delivery-ID": components["parameters"]["DeliveryId"];
                /**
                 * @description Never deduplicate on it: it repeats for the same contact (observed). The vendor takes it for
                 *     the id of the registration, which is doubtful.
                 */
                "X-Webhook-ID"?: components["parameters"]["DeliveryWebhookId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactMergedDelivery"];
            };
        };
        responses: {
            "2XX": components["responses"]["Received"];
        };
    };
    onContactStageChanged: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description HMAC-SHA256 of the raw body with the webhook's secret. Disagreement on the encoding: hex (the
                 *     vendor's trigger; an integration in production) against base64 (observed). A `sha256=` prefix
                 *     is possible. Accept all four.
                 */
                "X-Webhook-Signature": components["parameters"]["DeliverySignature"];
                /** @description Repeats the event. */
                "X-Webhook-Event": components["parameters"]["DeliveryEvent"];
                /** @description Unique per delivery. */
                "X-Webhook-Delivery-ID": components["parameters"]["DeliveryId"];
                /**
                 * @description Never deduplicate on it: it repeats for the same contact (observed). The vendor takes it for
                 *     the id of the registration, which is doubtful.
                 */
                "X-Webhook-ID"?: components["parameters"]["DeliveryWebhookId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactStageChangedDelivery"];
            };
        };
        responses: {
            "2XX": components["responses"]["Received"];
        };
    };
    onFunnelStageCreated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description HMAC-SHA256 of the raw body with the webhook's secret. Disagreement on the encoding: hex (the
                 *     vendor's trigger; an integration in production) against base64 (observed). A `sha256=` prefix
                 *     is possible. Accept all four.
                 */
                "X-Webhook-Signature": components["parameters"]["DeliverySignature"];
                /** @description Repeats the event. */
                "X-Webhook-Event": components["parameters"]["DeliveryEvent"];
                /** @description Unique per delivery. */
                "X-Webhook-Delivery-ID": components["parameters"]["DeliveryId"];
                /**
                 * @description Never deduplicate on it: it repeats for the same contact (observed). The vendor takes it for
                 *     the id of the registration, which is doubtful.
                 */
                "X-Webhook-ID"?: components["parameters"]["DeliveryWebhookId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FunnelStageCreatedDelivery"];
            };
        };
        responses: {
            "2XX": components["responses"]["Received"];
        };
    };
    onFunnelStageUpdated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description HMAC-SHA256 of the raw body with the webhook's secret. Disagreement on the encoding: hex (the
                 *     vendor's trigger; an integration in production) against base64 (observed). A `sha256=` prefix
                 *     is possible. Accept all four.
                 */
                "X-Webhook-Signature": components["parameters"]["DeliverySignature"];
                /** @description Repeats the event. */
                "X-Webhook-Event": components["parameters"]["DeliveryEvent"];
                /** @description Unique per delivery. */
                "X-Webhook-Delivery-ID": components["parameters"]["DeliveryId"];
                /**
                 * @description Never deduplicate on it: it repeats for the same contact (observed). The vendor takes it for
                 *     the id of the registration, which is doubtful.
                 */
                "X-Webhook-ID"?: components["parameters"]["DeliveryWebhookId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FunnelStageUpdatedDelivery"];
            };
        };
        responses: {
            "2XX": components["responses"]["Received"];
        };
    };
    onBroadcastSent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description HMAC-SHA256 of the raw body with the webhook's secret. Disagreement on the encoding: hex (the
                 *     vendor's trigger; an integration in production) against base64 (observed). A `sha256=` prefix
                 *     is possible. Accept all four.
                 */
                "X-Webhook-Signature": components["parameters"]["DeliverySignature"];
                /** @description Repeats the event. */
                "X-Webhook-Event": components["parameters"]["DeliveryEvent"];
                /** @description Unique per delivery. */
                "X-Webhook-Delivery-ID": components["parameters"]["DeliveryId"];
                /**
                 * @description Never deduplicate on it: it repeats for the same contact (observed). The vendor takes it for
                 *     the id of the registration, which is doubtful.
                 */
                "X-Webhook-ID"?: components["parameters"]["DeliveryWebhookId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BroadcastSentDelivery"];
            };
        };
        responses: {
            "2XX": components["responses"]["Received"];
        };
    };
    onBroadcastCompleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description HMAC-SHA256 of the raw body with the webhook's secret. Disagreement on the encoding: hex (the
                 *     vendor's trigger; an integration in production) against base64 (observed). A `sha256=` prefix
                 *     is possible. Accept all four.
                 */
                "X-Webhook-Signature": components["parameters"]["DeliverySignature"];
                /** @description Repeats the event. */
                "X-Webhook-Event": components["parameters"]["DeliveryEvent"];
                /** @description Unique per delivery. */
                "X-Webhook-Delivery-ID": components["parameters"]["DeliveryId"];
                /**
                 * @description Never deduplicate on it: it repeats for the same contact (observed). The vendor takes it for
                 *     the id of the registration, which is doubtful.
                 */
                "X-Webhook-ID"?: components["parameters"]["DeliveryWebhookId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BroadcastCompletedDelivery"];
            };
        };
        responses: {
            "2XX": components["responses"]["Received"];
        };
    };
    onBroadcastFailed: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description HMAC-SHA256 of the raw body with the webhook's secret. Disagreement on the encoding: hex (the
                 *     vendor's trigger; an integration in production) against base64 (observed). A `sha256=` prefix
                 *     is possible. Accept all four.
                 */
                "X-Webhook-Signature": components["parameters"]["DeliverySignature"];
                /** @description Repeats the event. */
                "X-Webhook-Event": components["parameters"]["DeliveryEvent"];
                /** @description Unique per delivery. */
                "X-Webhook-Delivery-ID": components["parameters"]["DeliveryId"];
                /**
                 * @description Never deduplicate on it: it repeats for the same contact (observed). The vendor takes it for
                 *     the id of the registration, which is doubtful.
                 */
                "X-Webhook-ID"?: components["parameters"]["DeliveryWebhookId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BroadcastFailedDelivery"];
            };
        };
        responses: {
            "2XX": components["responses"]["Received"];
        };
    };
}
